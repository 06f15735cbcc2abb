// A program of more than 10,000 lines: each stretch of it is seen as in the short program that it repeats.
//
//   node long.mjs
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './tools.mjs';

const TIMES = 250;
const one = fs.readFileSync(path.join(root, 'examples/talk/main.sls'), 'utf8');
const text = one.repeat(TIMES);

for (const tool of ['highlightjs', 'prism', 'monaco']) {
  const { seen, seen_of_all } = await import(`./seen/${tool}.mjs`);
  const start = performance.now();
  const [short, long] = seen_of_all ? await seen_of_all([one, text]) : [seen(one), seen(text)];
  console.log(`${tool}: ${text.split('\n').length} lines in ${Math.round(performance.now() - start)} ms`);

  const repeated = Array.from({ length: TIMES }, (_, turn) =>
    short.map(([from, to, name]) => [from + turn * one.length, to + turn * one.length, name]),
  );
  assert.deepEqual(long, repeated.flat(), tool);
}
