// The Monaco editor with the program of the talk, as `editors/monaco/README.md` sets it up.
import * as monaco from 'monaco-editor';
import * as sls from '../../../../editors/monaco/sls.js';
import program from '../../../../examples/talk/main.sls';
import './font.css';
import './monaco.css';

self.MonacoEnvironment = { getWorker: () => new Worker('worker.js') };
sls.register(monaco);

/** Shows the program in `light` or `dark`, and says how high it is. */
globalThis.show = async (theme) => {
  await document.fonts.load('13px Code');
  const editor = monaco.editor.create(document.querySelector('main'), {
    value: program.trimEnd(),
    language: 'sls',
    theme: theme === 'dark' ? 'vs-dark' : 'vs',
    readOnly: true,
    minimap: { enabled: false },
    fontFamily: 'Code',
    fontSize: 13,
    lineHeight: 19,
    fontLigatures: false,
    scrollBeyondLastLine: false,
    renderLineHighlight: 'none',
    overviewRulerLanes: 0,
    scrollbar: { vertical: 'hidden', horizontal: 'hidden' },
    padding: { top: 8, bottom: 8 },
    occurrencesHighlight: 'off',
    links: false,
  });
  // Colours, those of brackets, and the marks of folding come one after the other.
  const end = program.trimEnd().split('\n').at(-1).replaceAll(' ', '\u00a0');
  const all_there = () => {
    const last = [...document.querySelectorAll('.view-line')].find((line) => line.textContent === end);
    const words = last?.querySelectorAll('span span').length ?? 0;
    return words > 3 && document.querySelector('.bracket-highlighting-0') && document.querySelector('.codicon-folding-expanded');
  };
  while (!all_there()) await new Promise((resolve) => setTimeout(resolve, 50));
  return editor.getContentHeight();
};

Object.assign(globalThis, { monaco, sls });
globalThis.ready = true;
