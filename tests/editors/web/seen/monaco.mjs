// What Monaco sees, in the compiler's classes. Its tokenizer runs where it is made for: in a browser.
import { with_page } from '../browser.mjs';
import { tokens } from '../../../../editors/monaco/sls.js';

const CLASSES = new Map(Object.entries(tokens).map(([name, token]) => [`${token}.sls`, name]));
/** What is no token for the compiler. */
const NONE = /^(?:delimiter(?:\.(?:curly|square|parenthesis))?\.sls|)$/;

/** `[start, end, class]` of each stretch, in characters, for each text. */
export async function seen_of_all(texts) {
  return with_page('monaco', {}, async (page, complaints) => {
    const all = [];
    for (let start = 0; start < texts.length; start += 200) {
      const some = texts.slice(start, start + 200);
      const lines = await page.evaluate((texts) => {
        return texts.map((text) =>
          monaco.editor.tokenize(text, 'sls').map((line) => line.map(({ offset, type }) => [offset, type])),
        );
      }, some);
      all.push(...some.map((text, index) => stretches(text, lines[index])));
    }
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    return all;
  });
}

function stretches(text, lines) {
  const found = [];
  let place = 0;
  for (const [index, line] of text.split(/(?<=\r\n|\r(?!\n)|\n)/).entries()) {
    const tokens = lines[index] ?? [];
    const length = line.replace(/[\r\n]+$/, '').length;
    tokens.forEach(([offset, type], at) => {
      const end = at + 1 < tokens.length ? tokens[at + 1][0] : length;
      const name = CLASSES.get(type);
      if (!name && !NONE.test(type)) throw new Error(`a token without a class: ${type}`);
      if (name && end > offset) found.push([place + offset, place + end, name]);
    });
    place += line.length;
  }
  return found;
}
