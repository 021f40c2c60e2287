const pause = 20_000;

/**
 * Looks every twenty seconds, a little more or less, at what nobody tells this person of; only while the page is seen, and
 * at once when it is seen again. The listener decides whether there is anything to look at. Returns what ends it.
 */
export function lookSlowly(look) {
  let timer;
  const seen = () => document.hidden || look();
  const wait = () => {
    timer = setTimeout(() => {
      seen();
      wait();
    }, pause * (0.9 + Math.random() / 5));
  };
  document.addEventListener('visibilitychange', seen);
  wait();
  return () => {
    document.removeEventListener('visibilitychange', seen);
    clearTimeout(timer);
  };
}
