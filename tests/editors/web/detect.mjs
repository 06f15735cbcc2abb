// Whose a text is: what highlight.js guesses, what Linguist would decide by our rules, what Monaco's helper says.
//
//   node detect.mjs CORPUS HEURISTICS FOLDER…
//
// HEURISTICS is `editors/linguist/heuristics.yml` as JSON. In the folders lie texts of others: `salt-*.sls`, `scheme-*.sls`,
// anything else but `.sls`; and texts of ours: `sls-*.sls`.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { installed, installed_package } from './tools.mjs';
import definition from '../../../editors/highlightjs/src/languages/sls.js';
import { looksLikeSls } from '../../../editors/monaco/sls.js';

const [corpus, heuristics, ...folders] = process.argv.slice(2);
const texts = folders.flatMap((folder) => files(folder).filter((file) => !file.endsWith('README.md') || file === 'notes.md')
  .map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
const programs = files(corpus)
  .filter((file) => file.endsWith('.sls'))
  .map((file) => [file, fs.readFileSync(path.join(corpus, file), 'utf8')])
  .filter(([file]) => JSON.parse(fs.readFileSync(path.join(corpus, file.replace(/sls$/, 'json')), 'utf8')).sound);

function files(folder) {
  return fs.readdirSync(folder).filter((file) => fs.statSync(path.join(folder, file)).isFile()).sort();
}

/** By its name, as the samples are called. */
function owner(file) {
  if (!file.endsWith('.sls')) return 'nobody here';
  return file.startsWith('salt-') ? 'Salt' : file.startsWith('scheme-') ? 'Scheme' : 'SLS';
}

// ---- highlight.js, among all of its languages

const hljs = installed_package('highlight.js').newInstance();
for (const name of installed_package('highlight.js').listLanguages()) {
  hljs.registerLanguage(name, installed_package(`highlight.js/lib/languages/${name}`));
}
hljs.registerLanguage('sls', definition);

for (const [file, text] of texts.filter(([file]) => owner(file) !== 'SLS')) {
  assert.notEqual(hljs.highlightAuto(text).language, 'sls', `highlight.js takes ${file} for ours`);
}
for (const [file, text] of programs.filter(([file]) => /^examples-.*-main\.sls$/.test(file))) {
  const guess = hljs.highlightAuto(text);
  assert.equal(guess.language, 'sls', `highlight.js takes ${file} for ${guess.language}`);
}

// ---- Linguist: its rules are Ruby's regular expressions, which are Oniguruma's

const { loadWASM, OnigScanner, OnigString } = installed_package('vscode-oniguruma');
await loadWASM(fs.readFileSync(path.join(installed, 'node_modules/vscode-oniguruma/release/onig.wasm')));
const [entry] = JSON.parse(fs.readFileSync(heuristics, 'utf8'));
const rules = entry.rules.map(({ language, pattern }) => [language, pattern && new OnigScanner([pattern].flat())]);
assert.deepEqual(entry.extensions, ['.sls']);

function decided(text) {
  const string = new OnigString(text);
  return rules.find(([, pattern]) => !pattern || pattern.findNextMatchSync(string, 0))?.[0];
}

for (const [file, text] of [...texts.filter(([file]) => file.endsWith('.sls')), ...programs]) {
  // Linguist does not ask about empty files.
  if (text.trim()) assert.equal(decided(text), owner(file), `by the rules for Linguist, ${file} is another's`);
  assert.equal(looksLikeSls(text), owner(file) === 'SLS', `by the helper for Monaco, ${file} is another's`);
}
console.log(`${texts.length} texts, ${programs.length} programs`);
