// What the extension does without an editor.

"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const lib = require("../../../editors/vscode/lib");

test("files of Salt and Scheme are told from ours", () => {
  const files = {
    sls: [
      "",
      "\n\n",
      "// Orders.\n",
      "/* */",
      "/// The shop.\nservice shop {}",
      "service shop {}",
      "queue orders { retries: 5 }",
      'param stage: string = "dev"',
      "orders -> charge",
      'api["GET /"] -> get',
      "[a, b] -> c",
      "(a) -> b",
      "\uFEFFservice shop {}",
      '@allow(few-retries, "why")\nqueue orders {}',
      "  // indented\n",
      "pattern inbox(\n  a: function\n) {}",
      "let x = {\n}",
      'resource vault: "AWS::Backup::BackupVault" {}',
      'import { a } from "./b.sls"',
    ],
    salt: [
      "#!py\n",
      "#!jinja|yaml|gpg",
      "{% set a = 1 %}\n",
      "{{ a }}:\n",
      "{# why #}",
      "# Installs nginx.\nnginx:\n",
      "nginx:\n  pkg.installed\n",
      "/etc/motd:\n  file.managed: []\n",
      "include:\n  - a\n",
      "base: \n  '*':\n",
      "'*':\n  - a",
      "---\nnginx:\n",
      "install_nginx:\n",
      "\n\n{%- from 'a' import b %}",
      "pkg.installed:",
      "- nginx",
    ],
    scheme: [
      ";; lists\n(library",
      "(library (a b)\n  (export c))",
      "#!r6rs\n(import (rnrs))",
      "#lang r6rs",
      "#| a |#",
      "#!/usr/bin/env scheme-script",
      "#!chezscheme",
    ],
  };
  for (const [owner, texts] of Object.entries(files)) {
    for (const text of texts) assert.equal(lib.detect(text), owner, JSON.stringify(text));
  }
});

test("every program of the project is ours", () => {
  const root = path.join(__dirname, "../../..");
  const programs = ["examples", "stdlib", "tests/accept", "tests/flawed"].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true })
      .filter((file) => file.endsWith(".sls"))
      .map((file) => path.join(root, folder, file)),
  );
  assert.ok(programs.length > 60);
  for (const file of programs) assert.equal(lib.detect(fs.readFileSync(file, "utf8")), "sls", file);
});

test("what the compiler takes for a file of others is one", () => {
  const rejected = (name) => fs.readFileSync(path.join(__dirname, "../../reject", `${name}.sls`), "utf8");
  assert.equal(lib.detect(rejected("SLS0107_salt_files")), "salt");
  assert.equal(lib.detect(rejected("SLS0131_scheme_library")), "scheme");
});

test("a file of others gets the best language that is known", () => {
  assert.equal(lib.languageFor("salt", ["plaintext", "yaml", "sls"]), "sls");
  assert.equal(lib.languageFor("salt", ["plaintext", "yaml"]), "yaml");
  assert.equal(lib.languageFor("scheme", ["plaintext", "yaml"]), "plaintext");
});

test("the program of a file is the nearest main file that imports it", () => {
  const files = {
    "/shop/main.sls": 'import { a } from "./parts/a.sls"\n// import { b } from "./loose.sls"\n',
    "/shop/parts/a.sls": 'import {\n  b\n} from "../b.sls"',
    "/shop/b.sls": "",
    "/shop/loose.sls": "",
    "/shop/inner/main.sls": "queue orders {}",
    "/shop/inner/c.sls": "",
  };
  const main = (file) => lib.mainOf(file, "/shop", (name) => files[name]);
  assert.equal(main("/shop/main.sls"), "/shop/main.sls");
  assert.equal(main("/shop/parts/a.sls"), "/shop/main.sls");
  assert.equal(main("/shop/b.sls"), "/shop/main.sls");
  assert.equal(main("/shop/loose.sls"), "/shop/loose.sls");
  assert.equal(main("/shop/inner/c.sls"), "/shop/inner/c.sls");
  assert.equal(main("/elsewhere/x.sls"), "/elsewhere/x.sls");
});

test("imports in a circle end", () => {
  const files = { "/main.sls": 'import { a } from "./a.sls"', "/a.sls": 'import { b } from "./main.sls"' };
  assert.equal(
    lib.mainOf("/x.sls", "/", (name) => files[name]),
    "/x.sls",
  );
});

const point = (line, column) => ({ line, column, offset: 0 });
const diagnostic = (more) => ({
  code: "SLS0402",
  name: "a",
  level: "error",
  message: "what",
  labels: [],
  help: null,
  fix: null,
  fingerprint: "",
  ...more,
});
const report = (...diagnostics) => ({ version: 1, tool: {}, diagnostics, summary: {} });

test("places count UTF-16 units from zero", () => {
  const label = { file: "main.sls", start: point(2, 4), end: point(2, 5), text: "here" };
  const files = lib.byFile(
    report(diagnostic({ labels: [label], help: "do" })),
    "/shop",
    "/shop/main.sls",
    () => "a\r\n\u{1f600}\u{1f600} x",
  );
  const [entry] = files.get("/shop/main.sls");
  assert.deepEqual(entry.range, { start: { line: 1, character: 5 }, end: { line: 1, character: 6 } });
  assert.equal(entry.message, "what\nhere\nhelp: do");
});

test("what has no place stands at the beginning of the main file, and what has no width can be seen", () => {
  const nowhere = lib.byFile(report(diagnostic({})), "/shop", "/shop/main.sls", () => "abc");
  assert.deepEqual(nowhere.get("/shop/main.sls")[0].range, {
    start: { line: 0, character: 0 },
    end: { line: 0, character: 1 },
  });
});

test("an insertion has no width", () => {
  const at = { file: "main.sls", start: point(1, 3), end: point(1, 3), replacement: "x" };
  const fix = { title: "add", ...at, edits: [at] };
  const [entry] = lib.byFile(report(diagnostic({ fix })), "/shop", "/shop/main.sls", () => "abc").get("/shop/main.sls");
  assert.deepEqual(entry.fix.edits[0].range, { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } });
});

test("what two programs say of one file counts once", () => {
  const label = { file: "a.sls", start: point(1, 1), end: point(1, 2), text: "" };
  const one = () => lib.byFile(report(diagnostic({ labels: [label] })), "/shop", "/shop/main.sls", () => "abc");
  assert.equal(lib.merged([one(), one()]).get("/shop/a.sls").length, 1);
});

test("what is no report says so", () => {
  assert.throws(() => lib.parse("error: unexpected argument"), /did not answer with a report/);
  assert.throws(() => lib.parse('{"version":2,"diagnostics":[]}'), /another form/);
});

test("what can be explained is found under the cursor", () => {
  const line = '@allow(few-retries, "why") queue orders { retries: 5 }  // SLS0402';
  assert.equal(lib.wordAt(line, line.indexOf("retries")), "few-retries");
  assert.equal(lib.wordAt(line, line.indexOf("queue") + 2), "queue");
  assert.equal(lib.wordAt(line, line.indexOf("SLS")), "SLS0402");
  assert.equal(lib.wordAt("  {}  ", 3), undefined);
  assert.equal(lib.wordAt('@allow(SLS0730, "why")', 9), "SLS0730");
});

test("a program that is not there is told from one that fails", async () => {
  await assert.rejects(lib.run("slsc-that-is-not-there", []), lib.NotFound);
  const { code, stdout } = await lib.run(
    process.execPath,
    ["-e", "process.stdin.pipe(process.stdout); process.exitCode = 3"],
    { input: "é" },
  );
  assert.deepEqual([code, stdout], [3, "é"]);
});

test("lines that open a bracket indent the next one, and lines that begin with a closer come back", () => {
  const {
    indentationRules,
    onEnterRules,
    wordPattern,
  } = require("../../../editors/vscode/language-configuration.json");
  const opens = (line) => new RegExp(indentationRules.increaseIndentPattern).test(line);
  for (const line of ["queue orders {", "  steps: [  // in order", "pattern inbox(", 'a: "}" + {', "} else {"])
    assert.ok(opens(line), line);
  for (const line of ["queue orders {}", "// {", '  a: "{', "  b: [1]", "", '  c: "x" // {'])
    assert.ok(!opens(line), line);
  const closes = (line) => new RegExp(indentationRules.decreaseIndentPattern).test(line);
  assert.ok(closes("  }") && closes(") {") && closes("]") && !closes("a }"));
  const continued = (line) => new RegExp(onEnterRules[0].beforeText).test(line);
  assert.ok(continued("  /// What works.") && !continued("// no") && !continued("//// no") && !continued("///"));
  assert.deepEqual("a-b: 30s orders.dead 0.5%".match(new RegExp(wordPattern, "g")), [
    "a",
    "b",
    "30s",
    "orders",
    "dead",
    "0.5%",
  ]);
  assert.ok(!opens("a: b ".repeat(10_000)));
});
