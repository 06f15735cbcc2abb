// Writes what is made from the grammar and the snippets: `node scripts/make.mjs`.
//
//   syntaxes/sls.tmLanguage.json            the grammar, for Visual Studio Code and JetBrains
//   ../sublime/sls/sls.tmLanguage           the same as a property list, for Sublime Text
//   ../sublime/sls/sls.sublime-completions  the snippets, for Sublime Text
//
// With `--check` it says what is not current, and changes nothing.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { grammar } from "./grammar.mjs";
import { plist } from "./plist.mjs";

const file = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The grammar without what Sublime Text cannot do: rules inside of captures, which colour comments between two words of a head,
 * and `while`, which keeps another language inside its quotes.
 */
function forSublime(grammar) {
  const isGap = ({ patterns = [] }) => patterns.length === 1 && patterns[0].include === "#comments";
  const withoutGaps = (captures) =>
    Object.fromEntries(Object.entries(captures).filter(([, capture]) => !isGap(capture)));
  const simple = (key, value) => (key.toLowerCase().endsWith("captures") ? withoutGaps(value) : value);
  const { inline, ...repository } = JSON.parse(JSON.stringify(grammar.repository, simple));
  return {
    ...grammar,
    repository: { ...repository, inline: { patterns: [] } },
    uuid: "0d1c6d6e-6f3b-4d5e-9a53-0a8a5b7a51e5",
  };
}

function completions(snippets) {
  const one = ([trigger, { description, body }]) => ({
    trigger,
    annotation: description.split(/[.:(]/)[0].trim(),
    details: description
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replace(/`([^`]*)`/g, "<code>$1</code>"),
    kind: "snippet",
    contents: body.map(choices).join("\n"),
  });
  return { scope: "source.sls - string - comment", completions: Object.entries(snippets).map(one) };
}

/** Sublime Text has no choices: the first stands there. */
function choices(line) {
  return line.replace(/\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}/g, (_, number, words) => {
    const [first] = /^(?:\\.|[^,\\])*/.exec(words);
    return `\${${number}:${first.replace(/\\([,|])/g, "$1")}}`;
  });
}

const snippets = JSON.parse(readFileSync(file("snippets/sls.json"), "utf8"));
const made = {
  "syntaxes/sls.tmLanguage.json": json(grammar),
  "../sublime/sls/sls.tmLanguage": plist(forSublime(grammar)),
  "../sublime/sls/sls.sublime-completions": json(completions(snippets)),
};

const isStale = ([path, text]) => !existsSync(file(path)) || readFileSync(file(path), "utf8") !== text;
const stale = Object.entries(made).filter(isStale);
if (argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is not current; run \`node editors/vscode/scripts/make.mjs\``);
  exit(stale.length === 0 ? 0 : 1);
}
for (const [path, text] of stale) {
  mkdirSync(dirname(file(path)), { recursive: true });
  writeFileSync(file(path), text);
}
