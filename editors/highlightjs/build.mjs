// Writes `dist/` from the definition: `sls.cjs` for `require`, `sls.js` for a `<script>` behind that of highlight.js.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const to = process.argv[2] ?? path.join(here, 'dist');

const source = fs.readFileSync(path.join(here, 'src/languages/sls.js'), 'utf8');
const definition = source.replace('export default function sls', 'function sls');
const indented = definition.trimEnd().replace(/^(?=.)/gm, '  ');

fs.mkdirSync(to, { recursive: true });
fs.writeFileSync(path.join(to, 'sls.cjs'), `'use strict';\n\n${definition}\nmodule.exports = sls;\n`);
fs.writeFileSync(
  path.join(to, 'sls.js'),
  `(function () {\n  'use strict';\n\n${indented}\n\n  hljs.registerLanguage('sls', sls);\n})();\n`,
);
