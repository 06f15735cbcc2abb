// Runs `slsc` from the editor: check, compile, explain, graph and fmt. What needs no editor stands in `lib/`.

"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { arguments: args, byFile, detect, languageFor, mainOf, merged, NotFound, parse, run, wordAt } = require("./lib");
const { codeOf, cure, diagnostic, isAt, picture } = require("./shown");

const LANGUAGE = "slsc";
const EXPLANATION = "slsc-explanation";
const INSTALLATION = "https://github.com/slsc-lang/slsc#sixty-seconds";

/** The views that `slsc graph` draws. */
const VIEWS = [
  { label: "architecture", description: "what is declared" },
  { label: "regions", description: "what is in each stack" },
  { label: "permissions", description: "who may do what" },
];

function activate(context) {
  const slsc = new Slsc();
  const { commands, languages, tasks, window, workspace } = vscode;
  const command = (name, act) =>
    commands.registerCommand(`slsc.${name}`, (...given) => slsc.guarded(() => act(...given)));
  context.subscriptions.push(
    slsc,
    command("check", () => slsc.checkActive()),
    command("compile", () => slsc.compile()),
    // From a menu, a command is given the file that the menu is about.
    command("explain", (name) => slsc.explain(typeof name === "string" ? name : undefined)),
    command("graph", (view) => slsc.graph(typeof view === "string" ? view : undefined)),
    languages.registerDocumentFormattingEditProvider(LANGUAGE, {
      provideDocumentFormattingEdits: (it) => slsc.formatted(it),
    }),
    languages.registerCodeActionsProvider(
      LANGUAGE,
      { provideCodeActions: (it, range, of) => slsc.actions(it, of.diagnostics) },
      {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      },
    ),
    workspace.registerTextDocumentContentProvider(EXPLANATION, { provideTextDocumentContent: (uri) => slsc.page(uri) }),
    tasks.registerTaskProvider("slsc", {
      provideTasks: () => slsc.tasks(),
      resolveTask: (task) => slsc.resolved(task),
    }),
    workspace.onDidOpenTextDocument((document) => opened(slsc, document)),
    workspace.onDidSaveTextDocument((document) => slsc.saved(document)),
    workspace.onDidGrantWorkspaceTrust(() => workspace.textDocuments.forEach((document) => slsc.saved(document))),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("slsc") && slsc.forget()),
    window.onDidChangeActiveTextEditor(() => slsc.redraw()),
  );
  workspace.textDocuments.forEach((document) => opened(slsc, document));
}

/** A document that came into view: ours is checked, Salt's and Scheme's are left to their own languages. */
async function opened(slsc, document) {
  if (document.languageId !== LANGUAGE) return;
  const owner = detect(document.getText());
  if (owner === "sls") return slsc.saved(document);
  const language = languageFor(owner, await vscode.languages.getLanguages());
  await vscode.languages.setTextDocumentLanguage(document, language);
  return slsc.offerAssociation(document, owner, language);
}

/** What the extension holds while it is active. */
class Slsc {
  constructor() {
    this.found = vscode.languages.createDiagnosticCollection("slsc");
    this.output = vscode.window.createOutputChannel("slsc");
    /** By main file: its reports by file, and the run that is not over. */
    this.reports = new Map();
    this.running = new Map();
    this.complained = false;
    this.offered = new Set();
  }

  dispose() {
    for (const running of this.running.values()) running.abort();
    this.panel?.dispose();
    this.found.dispose();
    this.output.dispose();
  }

  // -------------------------------------------------------------- Running

  /** The program and the settings for a file. */
  settings(file) {
    const settings = vscode.workspace.getConfiguration("slsc", file ? vscode.Uri.file(file) : undefined);
    return {
      program: settings.get("path") || "slsc",
      more: settings.get("args") ?? [],
      onSave: settings.get("checkOnSave"),
    };
  }

  /** What an action does, or a message that says why it cannot. Nothing runs in a workspace that is not trusted. */
  async guarded(act) {
    if (!vscode.workspace.isTrusted) {
      const answer = await vscode.window.showWarningMessage(
        "slsc runs only in a workspace that you trust.",
        "Manage Trust",
      );
      if (answer) await vscode.commands.executeCommand("workbench.trust.manage");
      return undefined;
    }
    try {
      return await act();
    } catch (error) {
      if (error.name === "AbortError") return undefined;
      if (error instanceof NotFound) return this.missing(error);
      vscode.window.showErrorMessage(`slsc: ${error.message}`);
      return undefined;
    }
  }

  /** That there is no `slsc`, once, with ways out. */
  async missing(error) {
    if (this.complained) return;
    this.complained = true;
    const message = `slsc was not found: ${error.message}. Install it, or say where it is in the setting slsc.path.`;
    const answer = await vscode.window.showErrorMessage(message, "Open Settings", "How to Install");
    if (answer === "Open Settings") await vscode.commands.executeCommand("workbench.action.openSettings", "slsc.path");
    if (answer === "How to Install") await vscode.env.openExternal(vscode.Uri.parse(INSTALLATION));
  }

  forget() {
    this.complained = false;
  }

  /** What `slsc` had to say to somebody, for whoever wants to read it. */
  async failed(what, { stdout, stderr }) {
    this.output.appendLine(`${stderr}${stdout}`.trim());
    const answer = await vscode.window.showErrorMessage(`slsc: ${what}.`, "Show Output");
    if (answer) this.output.show(true);
  }

  // -------------------------------------------------------------- Programs

  /** The file of the active editor, saved, and the main file of its program. */
  async active() {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== LANGUAGE || document.uri.scheme !== "file") {
      throw new Error("open a file of an .sls program first");
    }
    if (document.isDirty) await document.save();
    return this.main(document);
  }

  main(document) {
    const file = document.uri.fsPath;
    const root = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? path.dirname(file);
    return mainOf(file, root, textOf);
  }

  // -------------------------------------------------------------- Check

  saved(document) {
    const isOurs = document.languageId === LANGUAGE && document.uri.scheme === "file";
    if (!isOurs || !vscode.workspace.isTrusted || !this.settings(document.uri.fsPath).onSave) return undefined;
    this.redraw();
    return this.guarded(() => this.check(this.main(document)));
  }

  async checkActive() {
    const main = await this.active();
    const errors = await this.check(main);
    if (errors === 0) vscode.window.setStatusBarMessage(`slsc: no mistakes found in ${path.basename(main)}`, 5000);
    if (errors > 0) await vscode.commands.executeCommand("workbench.actions.view.problems");
    return errors;
  }

  /** Shows what is wrong with a program; how many reports there are. A run that is not over yet gives way. */
  async check(main) {
    this.running.get(main)?.abort();
    const running = new AbortController();
    this.running.set(main, running);
    const { program, more } = this.settings(main);
    const folder = path.dirname(main);
    const given = args.check(path.basename(main), more);
    try {
      const result = await run(program, given, { cwd: folder, signal: running.signal });
      if (result.code !== 0 && result.code !== 1 && !result.stdout.trimStart().startsWith("{")) {
        await this.failed("the program was not checked", result);
        return undefined;
      }
      this.reports.set(main, byFile(parse(result.stdout), folder, main, textOf));
      this.show();
      return [...this.reports.get(main).values()].flat().length;
    } finally {
      if (this.running.get(main) === running) this.running.delete(main);
    }
  }

  /** What all programs that were checked are reported for. */
  show() {
    this.found.clear();
    for (const [file, entries] of merged([...this.reports.values()])) {
      this.found.set(vscode.Uri.file(file), entries.map(diagnostic));
    }
  }

  /** Cures that reports offer, and their pages. */
  actions(document, diagnostics) {
    if (document.isDirty) return [];
    const ours = diagnostics.filter((it) => it.source === "slsc");
    const entries = merged([...this.reports.values()]).get(document.uri.fsPath) ?? [];
    const cures = ours.flatMap((it) => {
      const entry = entries.find((entry) => entry.fix && entry.code === codeOf(it) && entry.message === it.message);
      return entry ? [cure(entry, it)] : [];
    });
    const pages = [...new Set(ours.map(codeOf))].map((code) => {
      const action = new vscode.CodeAction(`Explain ${code}`, vscode.CodeActionKind.QuickFix);
      action.command = { command: "slsc.explain", title: `Explain ${code}`, arguments: [code] };
      return action;
    });
    return [...cures, ...pages];
  }

  // -------------------------------------------------------------- Compile

  async compile() {
    const main = await this.active();
    const { program, more } = this.settings(main);
    const result = await run(program, args.compile(path.basename(main), more), { cwd: path.dirname(main) });
    if (result.code !== 0) {
      await this.check(main);
      return this.failed(`${path.basename(main)} was not compiled`, result);
    }
    this.output.appendLine(`${result.stdout}${result.stderr}`.trim());
    const out = path.join(path.dirname(main), "out");
    const answer = await vscode.window.showInformationMessage(`slsc: compiled to ${out}`, "Show Output");
    if (answer) this.output.show(true);
    return out;
  }

  // -------------------------------------------------------------- Explain

  /** The page of a name, of the report at the cursor, or of the word under it. */
  async explain(given) {
    const name = given ?? this.asked();
    if (!name) throw new Error("put the cursor on a code, a kind or a pattern");
    const { program } = this.settings();
    const result = await run(program, args.explain(name), {});
    if (result.code !== 0) throw new Error(`there is no page for \`${name}\``);
    this.pages = new Map(this.pages).set(name, result.stdout);
    const uri = vscode.Uri.from({ scheme: EXPLANATION, path: `/${name}.md` });
    try {
      await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
    } catch {
      // Without the extension that renders Markdown, its text is good to read as well.
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
    }
    return name;
  }

  asked() {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const { document, selection } = editor;
    const here = vscode.languages.getDiagnostics(document.uri).find((it) => isAt(it, selection.active));
    return here ? codeOf(here) : wordAt(document.lineAt(selection.active.line).text, selection.active.character);
  }

  page(uri) {
    return this.pages?.get(path.posix.basename(uri.path, ".md")) ?? "";
  }

  // -------------------------------------------------------------- Graph

  async graph(given) {
    const main = await this.active();
    const view = given ?? (await vscode.window.showQuickPick(VIEWS, { placeHolder: "What is drawn" }))?.label;
    if (!view) return undefined;
    if (!this.panel) {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.panel = vscode.window.createWebviewPanel("slsc.graph", "slsc", column, { enableScripts: false });
      this.panel.onDidDispose(() => (this.panel = undefined));
    }
    this.drawn = { main, view };
    return this.draw();
  }

  /** Draws the picture anew that is in view. */
  redraw() {
    if (this.panel?.visible && vscode.workspace.isTrusted) return this.guarded(() => this.draw());
    return undefined;
  }

  async draw() {
    const { main, view } = this.drawn;
    const { program, more } = this.settings(main);
    const result = await run(program, args.graph(path.basename(main), view, more), { cwd: path.dirname(main) });
    if (!this.panel) return undefined;
    this.panel.title = `${path.basename(path.dirname(main))}: ${view}`;
    this.panel.webview.html = picture(result);
    return this.panel.webview.html;
  }

  // -------------------------------------------------------------- Format

  async formatted(document) {
    return this.guarded(async () => {
      const text = document.getText();
      const { program } = this.settings(document.uri.fsPath);
      const result = await run(program, args.format(), { input: text });
      if (result.code !== 0) {
        await this.failed("the file was not formatted", result);
        return [];
      }
      if (result.stdout === text) return [];
      const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
      return [vscode.TextEdit.replace(whole, result.stdout)];
    });
  }

  // -------------------------------------------------------------- Tasks

  async tasks() {
    if (!vscode.workspace.isTrusted) return [];
    const mains = await vscode.workspace.findFiles("**/main.sls", "**/{node_modules,target,out}/**", 50);
    return mains.flatMap((uri) => {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      if (!folder) return [];
      const file = path.relative(folder.uri.fsPath, uri.fsPath).split(path.sep).join("/");
      return ["check", "compile"].map((command) => this.task({ type: "slsc", command, file }, folder));
    });
  }

  resolved(task) {
    if (!vscode.workspace.isTrusted) return undefined;
    const folder = typeof task.scope === "object" ? task.scope : vscode.workspace.workspaceFolders?.[0];
    return folder && this.task(task.definition, folder);
  }

  task(definition, folder) {
    const { program, more } = this.settings(folder.uri.fsPath);
    const { command = "check", file = "main.sls", args: own } = definition;
    const execution = new vscode.ProcessExecution(program, args.task(command, file, own ?? more), {
      cwd: folder.uri.fsPath,
    });
    const task = new vscode.Task(definition, folder, `${command} ${file}`, "slsc", execution, "$slsc");
    task.group =
      command === "compile" ? vscode.TaskGroup.Build : command === "check" ? vscode.TaskGroup.Test : undefined;
    return task;
  }

  // -------------------------------------------------------------- Files of others

  /** Offers, once for each owner, to leave this workspace's `.sls` files to it. */
  async offerAssociation(document, owner, language) {
    if (this.offered.has(owner)) return;
    this.offered.add(owner);
    const name = { salt: "Salt", scheme: "Scheme" }[owner];
    const file = path.basename(document.uri.fsPath);
    const message = `${file} looks like a file of ${name}; it is shown as ${language}. To open all .sls files of this workspace so, associate them.`;
    const answer = await vscode.window.showInformationMessage(message, "Associate", "Not Now");
    if (answer !== "Associate") return;
    const files = vscode.workspace.getConfiguration("files");
    const associations = { ...files.inspect("associations")?.workspaceValue, "*.sls": language };
    await files.update("associations", associations, vscode.ConfigurationTarget.Workspace);
  }
}

/** The text of a file as it is on the disk, which is what `slsc` reads; nothing where there is none. */
function textOf(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

module.exports = { activate };
