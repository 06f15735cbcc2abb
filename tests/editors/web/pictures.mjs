// Renews the pictures of the documentation, after `cargo test --test it editors::web` has installed what it takes.
//
//   node tests/editors/web/pictures.mjs
import fs from 'node:fs';
import path from 'node:path';
import { PICTURES, render } from './render.mjs';
import { root } from './tools.mjs';

for (const [tool, theme] of PICTURES) {
  const { picture, complaints } = await render(tool, theme);
  if (complaints.length > 0) throw new Error(`${tool}, ${theme}: ${complaints.join('\n')}`);
  fs.writeFileSync(path.join(root, 'docs/images/editors', `${tool}-${theme}.png`), picture);
}
