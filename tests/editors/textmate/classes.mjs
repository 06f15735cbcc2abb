// What the grammar sees in each program of a corpus, in the compiler's classes:
//
//   node classes.mjs PACKAGES CORPUS OUT [GRAMMAR]

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { tokenizer } from "./tokenizer.mjs";

/** The class of a token, by the first of these that one of its scopes begins with, the innermost first. */
const CLASSES = [
  ["comment.line.documentation", "doc"],
  ["comment", "comment"],
  ["punctuation.section.interpolation", "interpolation"],
  ["constant.character.escape", "escape"],
  ["punctuation.definition.string", "string"],
  ["string", "string"],
  ["meta.embedded", "string"],
  ["constant.numeric", "number"],
  ["storage.type.annotation", "annotation"],
  ["constant.other.code", "constant"],
  ["constant.language", "constant"],
  ["storage.type.function.arrow", "arrow"],
  ["storage", "keyword"],
  ["keyword.control", "keyword"],
  ["keyword.other.claim", "keyword"],
  ["keyword.operator.expression", "keyword"],
  ["keyword.operator", "operator"],
  ["entity.name.type.kind", "kind"],
  ["entity.name.type.alias", "type"],
  ["entity.name.function", "function"],
  ["entity.name", "declared"],
  ["variable.parameter", "declared"],
  ["variable.other.declaration", "declared"],
  ["support.type.property-name", "key"],
  ["support.type", "type"],
  ["variable.other.property", "member"],
  ["variable.other.readwrite", "name"],
];

/** Scopes that say where a token is, or how it looks, not what it is. */
const PLACES = [
  "keyword.other.unit",
  "meta.interpolation",
  "meta.object-literal.key",
  "punctuation.definition.comment",
  "variable.other.enummember",
];

function classOf(scopes) {
  for (const scope of scopes.toReversed()) {
    if (PLACES.some((place) => scope.startsWith(place))) continue;
    const row = CLASSES.find(([start]) => scope.startsWith(start));
    if (row) return row[1];
    if (scope.startsWith("punctuation")) return null;
  }
  return null;
}

/** Tokens with classes, in bytes. */
function stretches(text, tokens) {
  const bytes = byteOffsets(text);
  return tokens.flatMap(({ start, end, scopes }) => {
    const found = classOf(scopes);
    return found === null ? [] : [[bytes[start], bytes[end], found]];
  });
}

/** The offset in bytes of each UTF-16 unit. */
function byteOffsets(text) {
  const offsets = new Uint32Array(text.length + 1);
  for (let unit = 0, bytes = 0; unit < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(unit));
    offsets.fill(bytes, unit, unit + character.length);
    bytes += Buffer.byteLength(character);
    unit += character.length;
    offsets[unit] = bytes;
  }
  return offsets;
}

const [packages, corpus, out, grammar] = argv.slice(2);
const tokenize = await tokenizer(packages, "source.sls", grammar ? { "source.sls": grammar } : {});
mkdirSync(out, { recursive: true });
for (const file of readdirSync(corpus).filter((file) => file.endsWith(".sls"))) {
  const text = readFileSync(join(corpus, file), "utf8");
  writeFileSync(join(out, file.replace(/\.sls$/, ".seen.json")), JSON.stringify(stretches(text, tokenize(text).all)));
}
