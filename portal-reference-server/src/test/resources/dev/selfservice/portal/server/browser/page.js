// Looks at a page at rest and returns what is wrong with it, as sentences.
const wrong = [];
const seen = (element) => element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true });
const short = (element) => element.outerHTML.replace(/<!--.*?-->/g, '').replace(/\s+/g, ' ').slice(0, 120);

const headings = [...document.querySelectorAll('h1')].filter(seen);
if (headings.length !== 1) {
  wrong.push(`${headings.length} headings of the first order`);
} else if (!document.title.startsWith(`${headings[0].textContent.trim()} · `)) {
  wrong.push(`the title is "${document.title}", the heading "${headings[0].textContent.trim()}"`);
}

// What a key of a message file looks like that no file has.
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const texts = [];
while (walker.nextNode()) {
  const { parentElement, data } = walker.currentNode;
  if (data.trim() && !['SCRIPT', 'STYLE', 'TEMPLATE'].includes(parentElement.tagName)) {
    texts.push([parentElement, data.trim()]);
  }
}
for (const [element, text] of texts) {
  if (/^[a-z]+(\.[A-Za-z-]+)+$/.test(text) && !window.portalTest.texts.has(text)) {
    wrong.push(`a text is missing: ${text} in ${short(element)}`);
  }
}

// Nothing sticks out or is cut.
if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
  wrong.push(`the page is ${document.documentElement.scrollWidth - document.documentElement.clientWidth} px too wide`);
}
for (const element of document.body.querySelectorAll('*')) {
  const style = getComputedStyle(element);
  const hides = ['hidden', 'clip'].includes(style.overflowX) && style.clipPath === 'none';
  if (hides && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && seen(element)) {
    wrong.push(`cut: ${short(element)}`);
  }
}
for (const table of document.querySelectorAll('vaadin-grid')) {
  if (/end/.test(table.getAttribute('overflow') ?? '')) {
    wrong.push('a table is wider than its place');
  }
}
return [...wrong, ...window.portalTest.reports.map((report) => `against the content policy: ${report}`)];
