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

const gather = 1_000;
const between = 5_000;
const speakers = new Set();
let timer;
let spoken = -between;

/**
 * Says soon what changed by itself, gathered and at most every five seconds, so that a busy day does not talk all the time.
 * The speaker is asked for its words when the time has come; empty ones are not said.
 */
export function announceSoon(speaker) {
  speakers.add(speaker);
  timer ??= setTimeout(speak, Math.max(gather, spoken + between - performance.now()));
}

function speak() {
  timer = undefined;
  const words = [...speakers].map((speaker) => speaker()).filter(Boolean);
  speakers.clear();
  if (words.length > 0) {
    spoken = performance.now();
    announce(words.join(' '));
  }
}
