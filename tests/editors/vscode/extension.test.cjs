// The extension in a stand-in of the editor, with the real compiler: `SLSC` names the program.

"use strict";

const { afterEach, test } = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const { editor } = require("./stand-in.cjs");

const EXTENSION = path.join(__dirname, "../../../editors/vscode/extension.js");
const SLSC = process.env.SLSC;
assert.ok(SLSC && fs.existsSync(SLSC), "SLSC names the compiler");

const SOUND = `/// One route, one function.
service hello {}
api web { auth: "none" }
function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }
web["GET /hello"] -> greet
output url = web.url
`;
const FLAWED = "queue orders { /* \u{1f600} */ retry: 5 }\n\ntopic a {}\ntopic a {}\n";

const made = [];
afterEach(() => made.splice(0).forEach((folder) => fs.rmSync(folder, { recursive: true })));

/** The extension, active in a folder with these files. */
function started(files, given = {}) {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "slsc-vscode-")));
  made.push(folder);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const settings = { "slsc.path": SLSC, "slsc.args": [], "slsc.checkOnSave": true, ...given.settings };
  const all = editor({ ...given, folder, settings });
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? all.vscode : load(name, ...rest));
  try {
    for (const file of [EXTENSION, path.join(path.dirname(EXTENSION), "shown.js")]) delete require.cache[file];
    require(EXTENSION).activate({ subscriptions: [] });
  } finally {
    Module._load = load;
  }
  const open = (name, language = "slsc", text = undefined) => {
    const document = all.document(path.join(folder, name), language, text);
    all.vscode.workspace.textDocuments.push(document);
    all.vscode.window.activeTextEditor = { document, selection: { active: new all.vscode.Position(0, 0) } };
    return document;
  };
  const run = (name, ...rest) => all.held.commands.get(`slsc.${name}`)(...rest);
  return { ...all, folder, open, run, found: all.held.collections[0].files };
}

const sound = { "main.sls": SOUND, "functions/greet/index.js": "exports.handler = async () => {};\n" };

test("a check shows what is wrong, and where", async () => {
  const { open, run, found, folder, seen, vscode } = started({ "main.sls": FLAWED });
  open("main.sls");
  assert.equal(await run("check"), 2);
  const [unknown, twice] = found.get(path.join(folder, "main.sls"));
  assert.deepEqual(
    [unknown.code.value, unknown.severity, unknown.source],
    ["SLS0402", vscode.DiagnosticSeverity.Error, "slsc"],
  );
  assert.match(unknown.message, /^a queue has no `retry`\nwould have no effect\nhelp: /);
  const line = FLAWED.split("\n")[0];
  assert.deepEqual(
    [unknown.range.start.character, unknown.range.end.character],
    [line.indexOf("retry"), line.indexOf("retry") + 5],
  );
  assert.equal(twice.relatedInformation.length, 1);
  assert.equal(twice.relatedInformation[0].location.uri.fsPath, path.join(folder, "main.sls"));
  assert.ok(seen.executed.some(([name]) => name === "workbench.actions.view.problems"));
});

test("what is mended is reported no more", async () => {
  const { open, run, found, folder, seen } = started({ ...sound, "main.sls": FLAWED });
  open("main.sls");
  await run("check");
  assert.equal(found.size, 1);
  fs.writeFileSync(path.join(folder, "main.sls"), SOUND);
  assert.equal(await run("check"), 0);
  assert.equal(found.size, 0);
  assert.match(seen.status[0], /no mistakes found/);
});

test("a file is checked when it is opened and saved, unless the setting says otherwise", async () => {
  for (const [onSave, count] of [
    [true, 1],
    [false, 0],
  ]) {
    const { open, held, found } = started({ "main.sls": FLAWED }, { settings: { "slsc.checkOnSave": onSave } });
    const document = open("main.sls");
    await held.events.saved(document);
    assert.equal(found.size, count);
    found.clear();
    await held.events.opened(document);
    assert.equal(found.size, count);
  }
});

test("an imported file is judged in its program", async () => {
  const files = {
    "main.sls": 'import { orders } from "./parts/queues.sls"\noutput url = orders.url\n',
    "parts/queues.sls": "queue orders { retry: 5 }\n",
  };
  const { open, held, found, folder } = started(files);
  await held.events.saved(open("parts/queues.sls"));
  assert.deepEqual([...found.keys()], [path.join(folder, "parts/queues.sls")]);
});

test("more arguments are handed on", async () => {
  const program = 'param stage: "dev" | "production"\nqueue orders { retries: stage == "dev" ? 5 : 8 }\n';
  const without = started({ "main.sls": program });
  without.open("main.sls");
  assert.equal(await without.run("check"), 1);
  const { open, run } = started({ "main.sls": program }, { settings: { "slsc.args": ["--param", "stage=dev"] } });
  open("main.sls");
  assert.equal(await run("check"), 0);
});

test("arguments that the compiler refuses are told", async () => {
  const { open, run, seen } = started({ "main.sls": SOUND }, { settings: { "slsc.args": ["--no-such-option"] } });
  open("main.sls");
  assert.equal(await run("check"), undefined);
  assert.match(seen.messages[0].text, /was not checked/);
  assert.match(seen.output[0], /--no-such-option/);
});

test("cures and pages are offered at a report", async () => {
  const { open, run, held, found, folder } = started({
    "main.sls": 'let greeting: "hello\n\nqueue orders { retries = 5 }\n',
  });
  const document = open("main.sls");
  await run("check");
  const all = found.get(path.join(folder, "main.sls"));
  const actions = held.providers.actions.provideCodeActions(document, undefined, { diagnostics: all });
  assert.ok(
    actions.some((action) => action.command?.command === "slsc.explain" && /^SLS01/.test(action.command.arguments[0])),
  );
  const cure = actions.find((action) => action.edit?.replacements.some(({ text }) => text === ":"));
  assert.ok(cure, JSON.stringify(actions.map((action) => [action.title, action.edit])));
  assert.equal(cure.edit.replacements[0].range.start.line, 2);
});

test("compile writes the templates", async () => {
  const { open, run, folder, seen } = started(sound, { answers: ["Show Output"] });
  open("main.sls");
  assert.equal(await run("compile"), path.join(folder, "out"));
  assert.match(fs.readFileSync(path.join(folder, "out/template.yaml"), "utf8"), /AWS::Lambda::Function/);
  assert.match(seen.output[0], /template\.yaml/);
  assert.ok(seen.executed.some(([name]) => name === "show"));
});

test("what does not compile is reported, and nothing is written", async () => {
  const { open, run, folder, found, seen } = started({ "main.sls": FLAWED });
  open("main.sls");
  assert.equal(await run("compile"), undefined);
  assert.ok(!fs.existsSync(path.join(folder, "out")));
  assert.equal(found.size, 1);
  assert.match(seen.messages[0].text, /was not compiled/);
});

test("the page of a word, and of the report at the cursor, is shown as Markdown", async () => {
  const { open, run, held, seen, vscode } = started({ "main.sls": FLAWED });
  open("main.sls");
  assert.equal(await run("explain"), "queue");
  const [, uri] = seen.executed.find(([name]) => name === "markdown.showPreviewToSide");
  assert.match(held.providers.explanations.provideTextDocumentContent(uri), /^# `queue`\n/);
  await run("check");
  vscode.window.activeTextEditor.selection.active = new vscode.Position(0, FLAWED.indexOf("try"));
  assert.equal(await run("explain"), "SLS0402");
  assert.equal(await run("explain", "fan_out"), "fan_out");
});

test("without a preview of Markdown its text is shown; what has no page is told", async () => {
  const { open, run, seen } = started({ "main.sls": FLAWED }, { settings: { noMarkdown: true } });
  open("main.sls");
  await run("explain", "SLS0402");
  assert.deepEqual(seen.executed.at(-1), ["showTextDocument", "slsc-explanation:/SLS0402.md"]);
  assert.equal(await run("explain", "nothing_like_it"), undefined);
  assert.match(seen.messages.at(-1).text, /no page for `nothing_like_it`/);
});

test("the picture is drawn beside, and again when the program is saved", async () => {
  const { open, run, held, seen, folder } = started(sound, { answers: ["permissions"] });
  const document = open("main.sls");
  const html = await run("graph");
  const [panel] = seen.panels;
  assert.equal(panel.options.enableScripts, false);
  assert.match(panel.title, /: permissions$/);
  const svg = Buffer.from(/base64,([^"]+)/.exec(html)[1], "base64").toString();
  assert.match(svg, /^<svg[\s\S]*<\/svg>\s*$/);
  fs.writeFileSync(path.join(folder, "main.sls"), FLAWED);
  await held.events.saved(document);
  await run("graph", "architecture");
  assert.equal(seen.panels.length, 1);
  assert.notEqual(panel.webview.html, html);
});

test("a document is formatted as `slsc fmt` does", async () => {
  const { open, held } = started({ "main.sls": "queue  orders {retries:5}\n" });
  const [edit] = await held.providers.format.provideDocumentFormattingEdits(open("main.sls"));
  assert.equal(edit.newText, "queue orders { retries: 5 }\n");
  assert.deepEqual([edit.range.start.line, edit.range.end.line], [0, 1]);
  const canonical = open("main.sls", "slsc", edit.newText);
  assert.deepEqual(await held.providers.format.provideDocumentFormattingEdits(canonical), []);
});

test("each program has tasks, which run the compiler as a person would read it", async () => {
  const { held, folder } = started({ ...sound, "inner/main.sls": SOUND });
  const tasks = await held.providers.tasks.provideTasks();
  assert.deepEqual(tasks.map((task) => task.name).sort(), [
    "check inner/main.sls",
    "check main.sls",
    "compile inner/main.sls",
    "compile main.sls",
  ]);
  const { execution, problemMatchers } = tasks.find((task) => task.name === "check inner/main.sls");
  assert.equal(problemMatchers, "$slsc");
  assert.deepEqual([execution.process, execution.options.cwd], [SLSC, folder]);
  const resolved = held.providers.tasks.resolveTask({
    definition: { type: "slsc", command: "check", args: ["--deny", "warnings"] },
    scope: 1,
  });
  assert.deepEqual(resolved.execution.args.slice(0, 2), ["check", "main.sls"]);
  assert.deepEqual(resolved.execution.args.slice(-2), ["--deny", "warnings"]);
});

test("the problem matcher reads what a task prints", async () => {
  const { held, folder } = started({ "inner/main.sls": FLAWED });
  const { execution } = (await held.providers.tasks.provideTasks()).find((task) => task.name.startsWith("check"));
  const { spawnSync } = require("node:child_process");
  const { stdout, stderr } = spawnSync(execution.process, execution.args, { cwd: folder, encoding: "utf8" });
  const { contributes } = require("../../../editors/vscode/package.json");
  const [pattern] = contributes.problemPatterns;
  const matches = `${stdout}${stderr}`
    .split("\n")
    .map((line) => new RegExp(pattern.regexp).exec(line))
    .filter(Boolean);
  assert.equal(matches.length, 2);
  const [match] = matches;
  const read = (name) => match[pattern[name]];
  assert.deepEqual(["file", "line", "severity", "code"].map(read), ["inner/main.sls", "1", "error", "SLS0402"]);
  assert.match(read("message"), /^a queue has no `retry`/);
});

test("without a compiler there is one message, with ways out", async () => {
  const { open, run, held, seen } = started(sound, {
    settings: { "slsc.path": "/nowhere/slsc" },
    answers: ["Open Settings"],
  });
  const document = open("main.sls");
  await run("check");
  await held.events.saved(document);
  assert.equal(seen.messages.length, 1);
  assert.match(seen.messages[0].text, /slsc was not found.*slsc\.path/);
  assert.deepEqual(seen.messages[0].buttons, ["Open Settings", "How to Install"]);
  assert.deepEqual(seen.executed, [["workbench.action.openSettings", "slsc.path"]]);
  held.events.configured({ affectsConfiguration: () => true });
  await run("check");
  assert.equal(seen.messages.length, 2);
});

test("nothing runs in a workspace that is not trusted", async () => {
  const { open, run, held, seen, found, vscode } = started({ "main.sls": FLAWED }, { isTrusted: false });
  const document = open("main.sls");
  await held.events.saved(document);
  await held.events.opened(document);
  for (const command of ["check", "compile", "explain", "graph"]) await run(command);
  assert.equal(await held.providers.format.provideDocumentFormattingEdits(document), undefined);
  assert.deepEqual(await held.providers.tasks.provideTasks(), []);
  assert.equal(held.providers.tasks.resolveTask({ definition: { type: "slsc", command: "check" } }), undefined);
  assert.deepEqual([found.size, seen.panels.length, seen.output.length], [0, 0, 0]);
  assert.ok(seen.messages.every(({ text }) => text.includes("trust")));
  vscode.workspace.isTrusted = true;
  await held.events.trusted();
  await new Promise((done) => setTimeout(done, 1000));
  assert.equal(found.size, 1);
});

test("files of Salt and Scheme are left to their languages, and that can be written down", async () => {
  const files = { "nginx.sls": "nginx:\n  pkg.installed\n", "lists.sls": ";; lists\n", "main.sls": SOUND };
  const { open, held, seen, found } = started(files, { answers: ["Associate", "Not Now"] });
  const [salt, scheme] = [open("nginx.sls"), open("lists.sls")];
  await held.events.opened(salt);
  await held.events.opened(scheme);
  assert.deepEqual([salt.languageId, scheme.languageId], ["yaml", "plaintext"]);
  assert.deepEqual(seen.updates, [["files.associations", { "*.sls": "yaml" }]]);
  const again = open("nginx.sls");
  await held.events.opened(again);
  assert.equal(again.languageId, "yaml");
  assert.equal(seen.messages.length, 2);
  assert.equal(found.size, 0);
  const ours = open("main.sls");
  await held.events.opened(ours);
  assert.equal(ours.languageId, "slsc");
});

test("what the manifest promises is there", () => {
  const { held } = started(sound);
  const { contributes } = require("../../../editors/vscode/package.json");
  assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), [...held.commands.keys()].sort());
  assert.deepEqual(Object.keys(contributes.configuration.properties).sort(), [
    "slsc.args",
    "slsc.checkOnSave",
    "slsc.path",
  ]);
  assert.ok(held.providers.tasks && contributes.taskDefinitions.some(({ type }) => type === "slsc"));
});
