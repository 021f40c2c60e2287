// Under the pseudo-locale each text of a message file stands in brackets. Returns what stands outside of them and is
// neither what the server sent, nor a moment, nor a mark.
const own = '.sp-face, .sp-mark-sign, .sp-sign-in-mark, time, option[lang], button[lang], script, style, noscript, [data-test=request-id]';
// A title may stand without the scope in brackets behind it, which is then named in words.
const sent = [...window.portalTest.texts].flatMap((text) => [text, text.replace(/ \([^)]*\)$/, '')]);
const data = sent.filter((text) => text.length > 1).sort((one, other) => other.length - one.length);

const outside = (text) => {
  let left = text.replace(/[\u2066-\u2069\u202a-\u202e]/g, '');
  for (let before = ''; before !== left; ) {
    before = left;
    left = left.replace(/⟦[^⟦⟧]*⟧/g, '');
  }
  for (const known of data) {
    left = left.split(known).join('');
  }
  return /[A-Za-z]{2}/.test(left) ? left.trim() : '';
};

const found = [outside(document.title.split(' · ')[0])];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  if (element.closest(own)) {
    continue;
  }
  const texts =
    node.nodeType === Node.TEXT_NODE
      ? [node.data]
      : ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? '');
  found.push(...texts.map(outside));
}
return [...new Set(found)].filter(Boolean).map((text) => `not from a message file: ${text}`);
