// The build system of Sublime Text runs the compiler, and finds the places in what it prints: `SLSC` names the program.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";

const package_ = fileURLToPath(new URL("../../../editors/sublime/sls/", import.meta.url));
const build = JSON.parse(readFileSync(join(package_, "slsc.sublime-build"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "slsc-sublime-"));

function built({ cmd }) {
  const [program, ...args] = cmd.map((word) => word.replace("$file_name", "main.sls"));
  assert.equal(program, "slsc");
  return spawnSync(env.SLSC, args, { cwd: folder, encoding: "utf8" });
}

try {
  writeFileSync(join(folder, "main.sls"), "queue  orders { retry: 5 }\n");
  const { stdout, stderr } = built(build);
  const [, file, line, column, message] = new RegExp(build.file_regex, "m").exec(stdout + stderr);
  assert.deepEqual([file, line, column], ["main.sls", "1", "17"]);
  assert.match(message, /^error\[SLS0402\]: a queue has no `retry`/);

  writeFileSync(join(folder, "main.sls"), "queue  orders { retries: 5 }\n");
  for (const variant of build.variants) assert.equal(built(variant).status, 0, variant.name);
  assert.equal(readFileSync(join(folder, "main.sls"), "utf8"), "queue orders { retries: 5 }\n");
  assert.ok(readdirSync(folder).includes("out"));
} finally {
  rmSync(folder, { recursive: true });
}

for (const { trigger, contents } of JSON.parse(readFileSync(join(package_, "sls.sublime-completions"), "utf8"))
  .completions) {
  assert.match(trigger, /^[a-z_]+$/);
  assert.doesNotMatch(contents, /\$\{\d+\|/, "Sublime Text has no choices");
}
