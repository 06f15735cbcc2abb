// What `slsc explain` can be asked about at a place: a code, the name of a lint, a kind, a pattern.

"use strict";

/** Codes, the names of lints in `@allow(few-retries, …)`, and other names. */
const WORD = /SLS\d{4}|(?<=@allow\(\s*)[a-z0-9]+(?:-[a-z0-9]+)*|[A-Za-z_]\w*/g;

/** The word at a place in a line; nothing where there is none. */
function wordAt(line, character) {
  for (const match of line.matchAll(WORD)) {
    if (match.index <= character && character <= match.index + match[0].length) return match[0];
  }
  return undefined;
}

module.exports = { wordAt };
