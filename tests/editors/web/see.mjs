// Writes what the definitions for the web see in each program of the corpus: `OUT/TOOL/NAME.seen.json`, in bytes.
//
//   node see.mjs CORPUS OUT [TOOL…]
import fs from 'node:fs';
import path from 'node:path';

const [corpus, out, ...wanted] = process.argv.slice(2);
const tools = wanted.length > 0 ? wanted : ['highlightjs', 'prism', 'monaco'];

const programs = fs
  .readdirSync(corpus)
  .filter((file) => file.endsWith('.sls'))
  .map((file) => ({
    name: path.basename(file, '.sls'),
    text: fs.readFileSync(path.join(corpus, file), 'utf8'),
    ...JSON.parse(fs.readFileSync(path.join(corpus, file.replace(/sls$/, 'json')), 'utf8')),
  }));

const complaints = [];
for (const tool of tools) {
  const { seen, seen_of_all, close } = await import(`./seen/${tool}.mjs`);
  fs.mkdirSync(path.join(out, tool), { recursive: true });
  const all = seen_of_all && (await seen_of_all(programs.map((program) => program.text)));
  for (const [index, { name, text, sound, tokens }] of programs.entries()) {
    let stretches;
    try {
      stretches = all ? all[index] : seen(text, sound);
    } catch (error) {
      throw new Error(`${tool}, ${name}.sls: ${error.message}`, { cause: error });
    }
    const bytes = in_bytes(text, stretches);
    if (!sound) runs_away(text, tokens, bytes).forEach((word) => complaints.push(`${tool}, ${name}.sls: ${word}`));
    fs.writeFileSync(path.join(out, tool, `${name}.seen.json`), JSON.stringify(bytes));
  }
  await close?.();
}

if (complaints.length > 0) throw new Error(`texts or comments that swallow the lines below\n${complaints.join('\n')}`);

/** Whatever is no text and no comment for the compiler, and lies in one that began on a line above. */
function runs_away(text, tokens, stretches) {
  const is_text = (name) => ['string', 'comment', 'doc', 'escape'].includes(name);
  const source = Buffer.from(text);
  const around = (place) => stretches.findLast(([start, end]) => start <= place && place < end);
  return tokens
    .filter(([, , name]) => !is_text(name))
    .filter(([start]) => {
      const [from, , name] = around(start) ?? [];
      return is_text(name) && source.subarray(from, start).includes('\n');
    })
    .map(([start, end]) => `\`${source.subarray(start, end)}\` at ${start}`);
}

/** The same stretches, counted in bytes of UTF-8. */
function in_bytes(text, stretches) {
  if (/^[\x00-\x7f]*$/.test(text)) return stretches;
  const offsets = new Array(text.length + 1).fill(0);
  let bytes = 0;
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at);
    const units = point > 0xffff ? 2 : 1;
    offsets[at] = bytes;
    if (units === 2) offsets[at + 1] = bytes;
    bytes += Buffer.byteLength(String.fromCodePoint(point));
    at += units;
  }
  offsets[text.length] = bytes;
  return stretches.map(([start, end, name]) => [offsets[start], offsets[end], name]);
}
