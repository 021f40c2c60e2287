/** Says something to people who listen instead of look. */
let region;

export function announce(text) {
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.className = 'sp';
    region.dataset.test = 'announcer';
    const words = document.createElement('p');
    words.className = 'sp-hidden';
    words.setAttribute('aria-live', 'polite');
    region.append(words);
    document.body.append(region);
  }
  const words = region.firstChild;
  words.textContent = '';
  setTimeout(() => {
    words.textContent = text;
  }, 60);
}
