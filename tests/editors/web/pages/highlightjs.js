// A page with the program of the talk, as `editors/highlightjs/README.md` sets it up.
import hljs from 'highlight.js/lib/core';
import sls from '../../../../editors/highlightjs/src/languages/sls.js';
import program from '../../../../examples/talk/main.sls';
import './font.css';
import './highlightjs.css';

hljs.registerLanguage('sls', sls);

/** Shows the program in `light` or `dark`, and says how high it is. */
globalThis.show = async (theme) => {
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${theme}.css` });
  const loaded = new Promise((resolve) => (style.onload = resolve));
  document.head.append(style);
  await loaded;

  const code = Object.assign(document.createElement('code'), { className: 'language-sls', textContent: program });
  const pre = document.createElement('pre');
  pre.append(code);
  document.querySelector('main').replaceChildren(pre);
  hljs.highlightElement(code);
  await document.fonts.ready;
  return Math.ceil(pre.getBoundingClientRect().height);
};
globalThis.ready = true;
