// What the grammar does with programs that are broken, large or odd:
//
//   node robust.mjs PACKAGES CORPUS
//
// Behind any program, sound or not, a declaration at the first column is read as one, unless a comment or a text over several
// lines was never closed. Lines that are made to be slow are not.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { tokenizer } from "./tokenizer.mjs";

const PROBE = "\nqueue probe {}\n";
const [packages, corpus] = argv.slice(2);
const tokenize = await tokenizer(packages);
const files = readdirSync(corpus).filter((file) => file.endsWith(".sls"));
const texts = files.map((file) => readFileSync(join(corpus, file), "utf8"));

/** The innermost scopes of the words of the probe. */
function probed(text) {
  const whole = text + PROBE;
  const words = tokenize(whole).all.filter(({ start }) => start > text.length);
  const scope = (word) => words.find(({ start, end }) => whole.slice(start, end) === word)?.scopes.at(-1);
  return [scope("queue"), scope("probe")];
}

const isOpen = (text) => tokenize(text).open.some((scope) => /^(?:comment\.block|string\.quoted\.triple)/.test(scope));
const lost = files.filter((_, index) => {
  const [kind, name] = probed(texts[index]);
  return (kind !== "entity.name.type.kind.sls" || name !== "entity.name.variable.sls") && !isOpen(texts[index]);
});
assert.deepEqual(lost, [], "what is behind these programs is not read");

const lines = texts.join("\n").split("\n").slice(0, 10_000);
assert.equal(lines.length, 10_000);
assert.ok(tokenize(lines.join("\n")).all.length > 50_000);

const SLOW = [
  " ".repeat(2_000) + "x",
  "/*".repeat(1_000),
  "/* ".repeat(1_000) + "queue a {",
  "/**/".repeat(1_000),
  "a ".repeat(1_000),
  "a-".repeat(1_000),
  "a.".repeat(1_000),
  "(".repeat(500),
  "{ a: ".repeat(500),
  "[for a in ".repeat(500),
  '"'.repeat(2_001),
  '"${'.repeat(500),
  "? a : ".repeat(500),
  "param a: [ ".repeat(500),
  "|".repeat(2_000),
  "if ".repeat(1_000),
  "\\".repeat(2_000),
  "expect " + "a.b and ".repeat(500),
  "@a(".repeat(500),
  "9".repeat(2_000) + "_",
  "\t".repeat(2_000) + "{",
];
for (const line of SLOW) tokenize(`${line}\n${line}\n`);
console.log(`${files.length} programs, ${lines.length} lines, ${SLOW.length} odd lines`);
