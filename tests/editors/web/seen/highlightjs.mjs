// What highlight.js sees, in the compiler's classes.
import { installed_package } from '../tools.mjs';
import sls from '../../../../editors/highlightjs/src/languages/sls.js';

const hljs = installed_package('highlight.js/lib/core').newInstance();
hljs.registerLanguage('sls', sls);

const CLASSES = {
  'comment': 'comment',
  'comment.doc': 'doc',
  'keyword': 'keyword',
  'meta': 'annotation',
  'literal': 'constant',
  'type.kind': 'kind',
  'title': 'declared',
  'type': 'type',
  'attr': 'key',
  'property': 'member',
  'title.function.invoke': 'function',
  'string': 'string',
  'char.escape': 'escape',
  'subst': 'interpolation',
  'number': 'number',
  'operator.arrow': 'arrow',
  'operator': 'operator',
};

/** `[start, end, class]` of each stretch, in characters. */
export function seen(text, strict) {
  const stretches = [];
  let place = 0;
  const walk = (node, scope) => {
    if (typeof node !== 'string') {
      return node.children.forEach((child) => walk(child, node.scope ?? scope));
    }
    if (scope && !CLASSES[scope]) throw new Error(`a scope without a class: ${scope}`);
    if (scope && scope !== 'subst') stretches.push([place, place + node.length, CLASSES[scope]]);
    else stretches.push(...words(node, place, scope === 'subst'));
    place += node.length;
  };
  const result = hljs.highlight(text, { language: 'sls', ignoreIllegals: !strict });
  if (result.errorRaised || (strict && result.illegal)) throw result.errorRaised ?? new Error('an illegal sign');
  walk(result._emitter.rootNode, undefined);
  if (place !== text.length) throw new Error(`${place} of ${text.length} characters came out`);
  return stretches;
}

/** Names have no scope, as themes have no colour for them; inside of `${…}` neither. */
function words(text, start, interpolated) {
  const sign = interpolated ? /\$\{|\}|[A-Za-z_]\w*/g : /[A-Za-z_]\w*/g;
  return [...text.matchAll(sign)].map(({ 0: word, index }) => {
    return [start + index, start + index + word.length, /\w/.test(word) ? 'name' : 'interpolation'];
  });
}
