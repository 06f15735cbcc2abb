// Does what the READMEs of highlight.js, Prism and Monaco say, word by word, in a folder beside a clone. What they take from the
// network is taken from the installed packages, in the versions that they name.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HOME, with_site } from './browser.mjs';
import { installed, root } from './tools.mjs';

const modules = path.join(installed, 'node_modules');

const base = fs.mkdtempSync(path.join(os.tmpdir(), 'sls-readmes-'));
try {
  fs.symlinkSync(root, path.join(base, 'slsc'));
  await highlightjs(folder('highlightjs'));
  await prism(folder('prism'));
  await monaco(folder('monaco'));
} finally {
  fs.rmSync(base, { recursive: true, force: true });
}

/** A folder beside the clone, with the packages in it. */
function folder(name) {
  const made = path.join(base, name);
  fs.mkdirSync(made);
  fs.symlinkSync(modules, path.join(made, 'node_modules'));
  return made;
}

async function highlightjs(here) {
  const readme = read('highlightjs');
  const html = block(readme, 'html', '<!doctype');
  const ours = { 'sls.js': path.join(root, 'editors/highlightjs/dist/sls.js') };
  await with_site(files(html, ours), {}, async (page, complaints) => {
    assert.equal(await page.locator('.hljs-type.kind_').first().textContent(), 'queue');
    assert.equal(await page.locator('.hljs-operator.arrow_').textContent(), '->');
    assert.deepEqual(complaints, []);
  });

  // `npm install ../slsc/editors/highlightjs` makes a link.
  fs.unlinkSync(path.join(here, 'node_modules'));
  fs.mkdirSync(path.join(here, 'node_modules'));
  fs.symlinkSync(path.join(modules, 'highlight.js'), path.join(here, 'node_modules/highlight.js'));
  fs.symlinkSync(path.join(root, 'editors/highlightjs'), path.join(here, 'node_modules/highlightjs-sls'));
  const told = readme.match(/prints\n`(<span .*)`\./)[1];
  assert.equal(run(here, 'show.mjs', block(readme, 'js', '// show.mjs')), told);
  const by_require = readme.match(/`(hljs\.registerLanguage\('sls', require\('highlightjs-sls'\)\))`/)[1];
  const script = `const hljs = require('highlight.js/lib/core'); ${by_require};
    console.log(hljs.highlight('queue orders { retries: 5 }', { language: 'sls' }).value)`;
  assert.equal(run(here, 'show.cjs', script), told);
}

async function prism(here) {
  const readme = read('prism');
  const html = block(readme, 'html', '<!doctype');
  const ours = { 'prism-sls.js': path.join(root, 'editors/prism/prism-sls.js') };
  await with_site(files(html, ours), {}, async (page, complaints) => {
    assert.equal(await page.locator('.token.kind').first().textContent(), 'queue');
    assert.equal(await page.locator('.token.arrow').textContent(), '->');
    assert.deepEqual(complaints, []);
  });
  const told = readme.match(/`(<span class="token kind[^`]*)`/)[1];
  assert.ok(run(here, 'show.cjs', block(readme, 'js', '// show.cjs')).startsWith(told));
}

async function monaco(here) {
  const readme = read('monaco');
  for (const name of ['monaco-editor', 'esbuild']) is_installed(name, readme.match(new RegExp(`${name}@([\\d.]+)`))[1]);
  fs.writeFileSync(path.join(here, 'main.js'), block(readme, 'js', '// main.js'));
  fs.writeFileSync(path.join(here, 'index.html'), block(readme, 'html', '<!-- index.html'));
  const [build] = block(readme, 'sh', 'npx esbuild main.js').split('\n');
  execFileSync(path.join(modules, '.bin/esbuild'), [...build.split(' ').slice(2), '--log-level=error'], { cwd: here });

  const served = (url) => {
    const file = path.join(here, url === HOME ? 'index.html' : url.replace(HOME, ''));
    return fs.existsSync(file) && fs.readFileSync(file);
  };
  await with_site(served, {}, async (page, complaints) => {
    const words = page.locator('.view-line span span');
    await words.first().waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.view-line span span').length > 5);
    const [kind, , name] = await words.all();
    const colour = (word) => word.evaluate((element) => getComputedStyle(element).color);
    assert.equal(await kind.textContent(), 'queue');
    assert.notEqual(await colour(kind), await colour(name));
    assert.deepEqual(complaints, []);
  });
}

function read(tool) {
  return fs.readFileSync(path.join(root, 'editors', tool, 'README.md'), 'utf8');
}

/** The code block of a page that begins so. */
function block(readme, language, start) {
  const blocks = [...readme.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].filter((found) => found[1] === language);
  const found = blocks.find(([, , text]) => text.startsWith(start));
  assert.ok(found, `no ${language} that begins with ${start}`);
  return found[2];
}

/** What a page finds at an address: itself, files of ours, and packages as a content delivery network has them. */
function files(html, ours) {
  return (url) => {
    if (url === HOME) return html;
    const [, name, version, file] = url.match(/^https:\/\/cdn\.jsdelivr\.net\/npm\/((?:@[\w-]+\/)?[\w.-]+)@([\d.]+)\/(.*)$/) ?? [];
    if (name) is_installed(name, version);
    const there = name ? path.join(modules, name, file) : ours[url.replace(HOME, '')];
    return there && fs.existsSync(there) && fs.readFileSync(there);
  };
}

function is_installed(name, version) {
  const { version: found } = JSON.parse(fs.readFileSync(path.join(modules, name, 'package.json'), 'utf8'));
  assert.equal(found, version, name);
}

/** What a script prints. */
function run(here, name, script) {
  fs.writeFileSync(path.join(here, name), script);
  return execFileSync('node', ['--preserve-symlinks', name], { cwd: here, encoding: 'utf8' }).trim();
}
