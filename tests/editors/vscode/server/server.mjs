// The package in Visual Studio Code itself: the editor runs as a server, the package is installed into it, and a browser opens a
// program.
//
//   SLSC=… node server.mjs PACKAGES VSIX FOLDER
//
// What is native in the server is not built, and it does without: logs, watching files, and terminals.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { argv, env, execPath } from "node:process";
import { browser } from "./browser.mjs";

const [packages, vsix, folder] = argv.slice(2);
const server = join(packages, "node_modules/code-server/lib/vscode");
const [data, extensions, workspace] = ["data", "extensions", "workspace"].map((name) => join(folder, name));
const PROGRAM = `/// Takes orders in.
queue orders { retries: 5 }
table ledger {key: { order_id:string }}

function charge { code: "./functions/charge", handler: "index.handler", runtime: "nodejs22.x" }

orders -> charge { batch: 10 }
charge -> ledger.write
`;
const PATIENCE = 90_000;

/** The language that the status bar shows. */
const language = (page, name) => page.locator(".statusbar-item", { hasText: new RegExp(`^${name}$`) }).waitFor();
const open = (page, file) => page.getByRole("treeitem", { name: file }).dblclick();

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(data, "data/Machine"), { recursive: true });
mkdirSync(join(workspace, "functions/charge"), { recursive: true });
writeFileSync(join(workspace, "functions/charge/index.js"), "exports.handler = async () => {};\n");
writeFileSync(join(workspace, "main.sls"), `${PROGRAM}queue broken { retry: 5 }\n`);
writeFileSync(join(workspace, "nginx.sls"), "nginx:\n  pkg.installed\n");
writeFileSync(
  join(data, "data/Machine/settings.json"),
  JSON.stringify({ "slsc.path": env.SLSC, "workbench.startupEditor": "none" }),
);
// The server hands out two modules from its own folder.
if (!existsSync(join(server, "node_modules")))
  symlinkSync(join(packages, "node_modules"), join(server, "node_modules"));

const places = ["--accept-server-license-terms", "--server-data-dir", data, "--extensions-dir", extensions];
const told = execFileSync(execPath, ["out/server-main.js", ...places, "--install-extension", vsix], {
  cwd: server,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
});
assert.match(told, /was successfully installed/);

/** A port that nobody listens at. */
const port = await new Promise((resolve) => {
  const listener = createServer().listen(0, "127.0.0.1", () => {
    const { port } = listener.address();
    listener.close(() => resolve(port));
  });
});
const running = spawn(
  execPath,
  [
    "out/server-main.js",
    ...places,
    "--host",
    "127.0.0.1",
    "--port",
    String(port),
    "--without-connection-token",
    "--telemetry-level",
    "off",
  ],
  { cwd: server, stdio: ["ignore", "pipe", "ignore"] },
);
const chromium = await browser(packages, join(folder, "chromium"));
try {
  await new Promise((resolve, reject) => {
    running.stdout.on("data", (text) => String(text).includes("Web UI available") && resolve());
    running.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    setTimeout(() => reject(new Error("the server did not start")), PATIENCE).unref();
  });
  const page = await chromium.newPage({ viewport: { width: 1200, height: 800 } });
  page.setDefaultTimeout(PATIENCE);
  try {
    await looked(page);
  } catch (error) {
    await page.screenshot({ path: join(folder, "failed.png") }).catch(() => {});
    throw new Error(`${error.message}\n${join(folder, "failed.png")} shows what stood there`, { cause: error });
  }
} finally {
  await chromium.close();
  running.kill();
}

/** An entry of the list that the editor lets one choose from. */
function row(page, text) {
  return page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
}

async function command(page, title) {
  await page.keyboard.press("F1");
  await row(page, "").waitFor();
  await page.keyboard.type(title);
  await row(page, title).click();
}

async function looked(page) {
  await page.goto(`http://127.0.0.1:${port}/?folder=${workspace}`, { waitUntil: "domcontentloaded" });
  await page.getByText("Yes, I trust the authors").click();

  // The language is ours, and its words have the colours of a theme.
  await open(page, "main.sls");
  await language(page, "slsc");
  await page.waitForFunction(() => {
    const words = [...document.querySelectorAll(".view-line span span")];
    return new Set(words.map(({ className }) => className)).size > 5;
  });
  const look = (text) => page.locator(".view-line span span", { hasText: text }).first().getAttribute("class");
  assert.notEqual(await look("queue"), await look("orders"));

  // What is wrong is marked, with the mistake that it is.
  await page.locator(".squiggly-error").first().waitFor({ state: "attached" });
  assert.equal(await page.locator(".squiggly-error").count(), 1);
  await command(page, "slsc: Check the Program");
  await page.getByText("a queue has no `retry`").first().waitFor();

  // A snippet is offered, and written.
  await page.locator(".view-line").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Delete");
  await page.keyboard.type("periodic");
  await page.locator(".suggest-widget .monaco-list-row", { hasText: "periodical" }).first().click();
  await page.locator(".view-line", { hasText: "periodical name" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Delete");

  // What was mended is marked no more once it is saved, and is formatted.
  await command(page, "Format Document");
  await page.locator(".view-line", { hasText: "table ledger { key: { order_id: string } }" }).waitFor();
  await page.keyboard.press("Control+s");
  await page.locator(".squiggly-error").first().waitFor({ state: "detached" });

  // A picture of the program stands beside it.
  await command(page, "slsc: Draw the Program");
  await row(page, "architecture").click();
  const drawn = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame").locator("img");
  await drawn.waitFor();
  assert.ok(await drawn.evaluate(({ naturalWidth }) => naturalWidth > 100));
  await page.screenshot({ path: join(folder, "seen.png") });

  // A file of Salt is not ours.
  await open(page, "nginx.sls");
  await language(page, "YAML");
}
