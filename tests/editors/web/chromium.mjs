// Unpacks the browser that lies in the package `@sparticuz/chromium`, with the libraries that it brings along.
//
//   node chromium.mjs FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { installed, installed_package } from './tools.mjs';

const folder = process.argv[2];
const packed = path.join(installed, 'node_modules/@sparticuz/chromium/bin');
const tar = installed_package('tar-fs');

fs.mkdirSync(folder, { recursive: true });
const unpacked = (name, sink) =>
  pipeline(fs.createReadStream(path.join(packed, name)), zlib.createBrotliDecompress(), sink);
await unpacked('chromium.br', fs.createWriteStream(path.join(folder, 'chromium'), { mode: 0o755 }));
for (const name of ['al2023', 'fonts']) {
  await unpacked(`${name}.tar.br`, tar.extract(path.join(folder, name)));
}

// The fonts' configuration names the folders of a function on AWS.
fs.writeFileSync(
  path.join(folder, 'fonts/fonts.conf'),
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.resolve(folder, 'fonts/fonts')}</dir>
  <cachedir>${path.resolve(folder, 'fonts/cache')}</cachedir>
</fontconfig>
`,
);
