// What Prism sees, in the compiler's classes.
import { createRequire } from 'node:module';
import { installed_package, root } from '../tools.mjs';

const Prism = installed_package('prismjs');
globalThis.Prism = Prism;
createRequire(import.meta.url)(`${root}/editors/prism/prism-sls.js`);

const CLASSES = {
  'comment': 'comment',
  'doc-comment': 'doc',
  'keyword': 'keyword',
  'word': 'keyword',
  'annotation': 'annotation',
  'constant': 'constant',
  'boolean': 'constant',
  'kind': 'kind',
  'declared': 'declared',
  'parameter': 'declared',
  'type': 'type',
  'key': 'key',
  'member': 'member',
  'function': 'function',
  'string': 'string',
  'escape': 'escape',
  'interpolation-punctuation': 'interpolation',
  'number': 'number',
  'arrow': 'arrow',
  'operator': 'operator',
};
/** Tokens that only hold others. */
const GROUPS = ['claim', 'parameters', 'types', 'brackets', 'interpolation', 'punctuation'];

/** `[start, end, class]` of each stretch, in characters. */
export function seen(text) {
  const stretches = [];
  let place = 0;
  const walk = (node, around) => {
    if (Array.isArray(node)) return node.forEach((part) => walk(part, around));
    if (typeof node !== 'string') {
      if (!CLASSES[node.type] && !GROUPS.includes(node.type)) throw new Error(`a token without a class: ${node.type}`);
      return walk(node.content, node.type === 'interpolation' ? undefined : CLASSES[node.type] ?? around);
    }
    if (around) stretches.push([place, place + node.length, around]);
    else stretches.push(...words(node, place));
    place += node.length;
  };
  walk(Prism.tokenize(text, Prism.languages.sls), undefined);
  if (place !== text.length) throw new Error(`${place} of ${text.length} characters came out`);
  return stretches;
}

/** Names are no tokens of their own. */
function words(text, start) {
  return [...text.matchAll(/[A-Za-z_]\w*/g)].map(({ 0: word, index }) => [start + index, start + index + word.length, 'name']);
}
