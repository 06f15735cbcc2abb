// The programs in `markup/sls` become what stands beside them. `UPDATE=1 npm test` writes that anew: read it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import sls from '../src/languages/sls.js';

const require = createRequire(process.env.HIGHLIGHT_JS_IN ?? import.meta.url);
const hljs = require('highlight.js');
hljs.registerLanguage('sls', sls);

const here = path.dirname(fileURLToPath(import.meta.url));
const markup = path.join(here, 'markup/sls');

for (const file of fs.readdirSync(markup).filter((file) => !file.includes('.expect.'))) {
  test(file, () => {
    const { value, illegal } = hljs.highlight(fs.readFileSync(path.join(markup, file), 'utf8'), { language: 'sls' });
    assert.equal(illegal, false);
    const beside = path.join(markup, file.replace('.txt', '.expect.txt'));
    if (process.env.UPDATE) fs.writeFileSync(beside, value);
    assert.equal(value, fs.readFileSync(beside, 'utf8'));
  });
}

test('a program is detected', () => {
  const program = fs.readFileSync(path.join(here, 'detect/sls/default.txt'), 'utf8');
  assert.equal(hljs.highlightAuto(program).language, 'sls');
});

test('what is built works, for `require` and for a page', () => {
  const fresh = require('highlight.js/lib/core').newInstance();
  fresh.registerLanguage('sls', createRequire(import.meta.url)('../dist/sls.cjs'));
  const value = fresh.highlight('queue orders {}', { language: 'sls' }).value;
  assert.match(value, /kind_">queue</);

  const page = require('highlight.js/lib/core').newInstance();
  new Function('hljs', fs.readFileSync(path.join(here, '../dist/sls.js'), 'utf8'))(page);
  assert.equal(page.highlight('queue orders {}', { language: 'sls' }).value, value);
});
