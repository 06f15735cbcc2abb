// The Monaco editor with `.sls`, used: files are known, and typing helps.
//
//   node monaco.mjs SNIPPETS
//
// SNIPPETS are those of VS Code.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { with_page } from './browser.mjs';

const snippets = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));

await with_page('monaco', {}, async (page, complaints) => {
  // ---- Which files are ours

  const language_of = (name, text) =>
    page.evaluate(([name, text]) => {
      const model = monaco.editor.createModel(text, undefined, monaco.Uri.parse(`file:///${name}`));
      return model.getLanguageId();
    }, [name, text]);
  assert.equal(await language_of('main.sls', ''), 'sls');
  assert.equal(await language_of('without_extension', 'service shop {}\n'), 'sls');
  assert.equal(await language_of('state', 'nginx:\n  pkg.installed: []\n'), 'plaintext');

  // ---- Typing

  /** What a text becomes if these are typed at its end, or an action is run there. */
  const typed = (text, ...steps) =>
    page.evaluate(async ([text, steps]) => {
      const main = document.querySelector('main');
      const editor = monaco.editor.create(main, { value: text, language: 'sls', tabSize: 2 });
      editor.focus();
      const lines = editor.getModel().getLineCount();
      editor.setPosition({ lineNumber: lines, column: editor.getModel().getLineMaxColumn(lines) });
      for (const step of steps) {
        if (step.startsWith('editor.')) await editor.getAction(step).run();
        else editor.trigger('keyboard', 'type', { text: step });
      }
      const result = editor.getValue();
      editor.dispose();
      return result;
    }, [text, steps]);
  assert.equal(await typed('queue orders ', '{'), 'queue orders {}');
  assert.equal(await typed('queue orders ', '{', '\n'), 'queue orders {\n  \n}');
  assert.equal(await typed('let a = b', '['), 'let a = b[]');
  assert.equal(await typed('/// Takes orders in.', '\n', 'Once.'), '/// Takes orders in.\n/// Once.');
  assert.equal(await typed('/// Takes orders in.', '\n', '\n', 'queue'), '/// Takes orders in.\n/// \nqueue');
  assert.equal(await typed('let a = ', '"', '"', '"'), 'let a = """"""');
  assert.equal(await typed('//// Takes orders in.', '\n', 'Once.'), '//// Takes orders in.\nOnce.');
  assert.equal(await typed('queue orders {}', 'editor.action.commentLine'), '// queue orders {}');
  assert.equal(await typed('// say ', '"'), '// say "');

  // ---- Snippets

  const offered = await page.evaluate(async (snippets) => {
    const { registerSnippets } = globalThis.sls;
    let provider;
    const stand_in = {
      ...monaco,
      languages: { ...monaco.languages, registerCompletionItemProvider: (id, given) => (provider = given) },
    };
    registerSnippets(stand_in, snippets);
    const model = monaco.editor.createModel('que', 'sls');
    const { suggestions } = provider.provideCompletionItems(model, new monaco.Position(1, 4));
    return suggestions.map(({ label, insertText, range }) => [label, insertText, range.startColumn, range.endColumn]);
  }, snippets);
  assert.ok(offered.length >= Object.keys(snippets).length);
  for (const [label, text, start, end] of offered) {
    assert.ok(label && text, label);
    assert.deepEqual([start, end], [1, 4]);
  }
  assert.deepEqual(complaints, []);
});
