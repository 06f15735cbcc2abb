// Which program a file belongs to: `slsc` is given main files, and an imported file is judged where it is imported.

"use strict";

const path = require("node:path");

/** How many files are read in the search for an import. */
const FILES = 500;

/** The paths of the files that a text imports, as written. */
function imports(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, " ");
  return [...code.matchAll(/\bimport\s*\{[^}]*\}\s*from\s*"(\.\.?\/[^"]+)"/g)].map((match) => match[1]);
}

/** Whether a file is imported by another, directly or not. `read` gives a file's text, or nothing. */
function reaches(main, file, read) {
  const [seen, open] = [new Set([main]), [main]];
  while (open.length > 0 && seen.size <= FILES) {
    const from = open.pop();
    for (const target of imports(read(from) ?? "")) {
      const next = path.resolve(path.dirname(from), target);
      if (next === file) return true;
      if (!seen.has(next)) open.push(next);
      seen.add(next);
    }
  }
  return false;
}

/** The nearest `main.sls`, in the file's folder or above it up to `root`, that imports the file; else the file itself. */
function mainOf(file, root, read) {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const main = path.join(folder, "main.sls");
    if (main === file || (read(main) !== undefined && reaches(main, file, read))) return main;
    const isLast = folder === root || path.dirname(folder) === folder || !folder.startsWith(root);
    if (isLast) return file;
  }
}

module.exports = { imports, mainOf };
