// Tokens as Visual Studio Code makes them: its own tokenizer and regular expressions, and the grammar of the extension.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const EXTENSION = fileURLToPath(new URL("../../../editors/vscode/", import.meta.url));

/** Loads the grammars with the packages in a folder; gives a function from a text to its tokens. */
export async function tokenizer(packages, scopeName = "source.sls", others = {}) {
  const require = createRequire(join(packages, "package.json"));
  const { Registry, INITIAL, parseRawGrammar } = require("vscode-textmate");
  const oniguruma = require("vscode-oniguruma");
  await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
  const files = {
    "source.sls": join(EXTENSION, "syntaxes/sls.tmLanguage.json"),
    "markdown.sls.codeblock": join(EXTENSION, "syntaxes/markdown.sls.json"),
    ...others,
  };
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (name) => (files[name] ? parseRawGrammar(readFileSync(files[name], "utf8"), files[name]) : null),
    getInjections: (name) => (name === "text.html.markdown" ? ["markdown.sls.codeblock"] : undefined),
  });
  const grammar = await registry.loadGrammar(scopeName);
  return (text) => tokens(grammar, INITIAL, text);
}

/**
 * The tokens of a text: where they begin and end, in UTF-16 units, and their scopes, the outermost first; and the scopes that
 * are open at its end.
 */
function tokens(grammar, initial, text) {
  const all = [];
  let [stack, start, open] = [initial, 0, []];
  for (const line of text.split("\n")) {
    const result = grammar.tokenizeLine(line, stack);
    for (const token of result.tokens) {
      const [from, to] = [start + token.startIndex, start + Math.min(token.endIndex, line.length)];
      if (from < to) all.push({ start: from, end: to, scopes: token.scopes });
    }
    open = result.tokens.at(-1)?.scopes ?? open;
    stack = result.ruleStack;
    start += line.length + 1;
  }
  return { all, open };
}
