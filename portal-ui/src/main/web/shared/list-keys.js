/**
 * Arrow keys in a list of links: up and down move, Home and End jump, Enter opens (as links do). Put on the list:
 * @keydown=${moveInList}
 */
export function moveInList(event) {
  const links = [...event.currentTarget.querySelectorAll('a.sp-row')];
  const at = links.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (at >= 0 && links[next]) {
    event.preventDefault();
    links[next].focus();
  }
}
