/**
 * The pseudo-locale ar-XB, made from the English messages: each text in brackets and written from right to left. What
 * shows without brackets does not come from a message file; what overlaps or stays left would break in Arabic.
 */
export function toPseudo(messages) {
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, `⟦${mirrored(text)}⟧`]));
}

const rightToLeft = '\u202e';
const end = '\u202c';

function mirrored(text) {
  let depth = 0;
  let result = '';
  let word = '';
  const flush = () => {
    result += word && `${rightToLeft}${word}${end}`;
    word = '';
  };
  for (const [index, letter] of [...text].entries()) {
    depth += letter === '{' ? 1 : 0;
    const isWord = depth % 2 === 0 && /[\p{L}\p{M}]/u.test(letter) && index >= 0;
    if (isWord) {
      word += letter;
    } else {
      flush();
      result += letter;
    }
    depth -= letter === '}' ? 1 : 0;
  }
  flush();
  return result;
}
