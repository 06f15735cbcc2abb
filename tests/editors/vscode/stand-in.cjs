// A stand-in for the module `vscode`: as much of an editor as the extension uses, which remembers what was done to it.

"use strict";

const path = require("node:path");
const fs = require("node:fs");

class Uri {
  constructor(scheme, path) {
    Object.assign(this, { scheme, path, fsPath: path });
  }
  static file(path) {
    return new Uri("file", path);
  }
  static from({ scheme, path }) {
    return new Uri(scheme, path);
  }
  static parse(text) {
    const [, scheme, rest] = /^([a-z-]+):(.*)$/s.exec(text);
    return new Uri(scheme, rest);
  }
  toString() {
    return `${this.scheme}:${this.path}`;
  }
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(line, character, endLine, endCharacter) {
    const ends =
      typeof line === "object"
        ? [line, character]
        : [new Position(line, character), new Position(endLine, endCharacter)];
    [this.start, this.end] = ends;
  }
  contains({ line, character }) {
    const { start, end } = this;
    const isBehind = line > start.line || (line === start.line && character >= start.character);
    return isBehind && (line < end.line || (line === end.line && character <= end.character));
  }
}

/** Something that is made of its arguments by their names. */
const record = (...names) =>
  class {
    constructor(...given) {
      names.forEach((name, index) => (this[name] = given[index]));
    }
  };

class WorkspaceEdit {
  replacements = [];
  replace(uri, range, text) {
    this.replacements.push({ file: uri.fsPath, range, text });
  }
}

/** A document with a text, or with that of a file. */
function document(file, languageId, text = fs.readFileSync(file, "utf8")) {
  const lines = () => text.split("\n");
  return {
    uri: Uri.file(file),
    languageId,
    isDirty: false,
    getText: () => text,
    lineAt: (line) => ({ text: lines()[line] }),
    positionAt: (offset) => {
      const before = text.slice(0, offset).split("\n");
      return new Position(before.length - 1, before.at(-1).length);
    },
    save: async () => true,
  };
}

/** An editor with one folder, and the module that extensions get from it. */
function editor({ folder, settings = {}, isTrusted = true, answers = [] }) {
  const seen = { messages: [], executed: [], output: [], status: [], updates: [], panels: [] };
  const held = { commands: new Map(), events: {}, collections: [], providers: {} };
  const event = (name) => (act) => {
    held.events[name] = act;
    return { dispose() {} };
  };
  const provider =
    (name) =>
    (...given) => {
      held.providers[name] = given.at(-1)?.providedCodeActionKinds ? given.at(-2) : given.at(-1);
      return { dispose() {} };
    };
  const message =
    (level) =>
    async (text, ...buttons) => {
      seen.messages.push({ level, text, buttons });
      const answer = answers.shift();
      return buttons.includes(answer) ? answer : undefined;
    };
  const workspaceFolder = { uri: Uri.file(folder), name: path.basename(folder), index: 0 };
  const vscode = {
    Uri,
    Position,
    Range,
    WorkspaceEdit,
    Location: record("uri", "range"),
    Diagnostic: record("range", "message", "severity"),
    DiagnosticRelatedInformation: record("location", "message"),
    CodeAction: record("title", "kind"),
    ProcessExecution: record("process", "args", "options"),
    Task: record("definition", "scope", "name", "source", "execution", "problemMatchers"),
    TextEdit: { replace: (range, newText) => ({ range, newText }) },
    DiagnosticSeverity: { Error: 0, Warning: 1 },
    CodeActionKind: { QuickFix: "quickfix" },
    TaskGroup: { Build: "build", Test: "test" },
    ViewColumn: { Beside: -2 },
    ConfigurationTarget: { Workspace: 2 },
    env: { openExternal: async (uri) => seen.executed.push(["openExternal", `${uri}`]) },
    commands: {
      registerCommand: (name, act) => {
        held.commands.set(name, act);
        return { dispose() {} };
      },
      executeCommand: async (name, ...given) => {
        seen.executed.push([name, ...given]);
        if (name === "markdown.showPreviewToSide" && settings.noMarkdown) throw new Error("command not found");
      },
    },
    languages: {
      createDiagnosticCollection: (name) => {
        const files = new Map();
        const collection = {
          name,
          files,
          set: (uri, entries) => files.set(uri.fsPath, entries),
          clear: () => files.clear(),
          dispose() {},
        };
        held.collections.push(collection);
        return collection;
      },
      getDiagnostics: (uri) => held.collections.flatMap(({ files }) => files.get(uri.fsPath) ?? []),
      getLanguages: async () => settings.languages ?? ["plaintext", "slsc", "yaml"],
      setTextDocumentLanguage: async (it, language) => Object.assign(it, { languageId: language }),
      registerDocumentFormattingEditProvider: provider("format"),
      registerCodeActionsProvider: provider("actions"),
    },
    tasks: { registerTaskProvider: provider("tasks") },
    window: {
      activeTextEditor: undefined,
      createOutputChannel: () => ({
        appendLine: (line) => seen.output.push(line),
        show: () => seen.executed.push(["show"]),
        dispose() {},
      }),
      showErrorMessage: message("error"),
      showWarningMessage: message("warning"),
      showInformationMessage: message("information"),
      setStatusBarMessage: (text) => seen.status.push(text),
      showQuickPick: async (items) => {
        const wanted = answers.shift();
        return items.find(({ label }) => label === wanted);
      },
      showTextDocument: async (uri) => seen.executed.push(["showTextDocument", `${uri}`]),
      onDidChangeActiveTextEditor: event("activeEditor"),
      createWebviewPanel: (type, title, column, options) => {
        const panel = {
          type,
          title,
          options,
          visible: true,
          webview: { html: "" },
          onDidDispose: event("panelClosed"),
          dispose() {},
        };
        seen.panels.push(panel);
        return panel;
      },
    },
    workspace: {
      isTrusted,
      textDocuments: [],
      workspaceFolders: [workspaceFolder],
      getWorkspaceFolder: (uri) => (uri.fsPath.startsWith(folder) ? workspaceFolder : undefined),
      getConfiguration: (section) => ({
        get: (name) => settings[`${section}.${name}`],
        inspect: (name) => ({ workspaceValue: settings[`${section}.${name}`] }),
        update: async (name, value) => seen.updates.push([`${section}.${name}`, value]),
      }),
      findFiles: async () => mainFiles(folder).map(Uri.file),
      registerTextDocumentContentProvider: provider("explanations"),
      onDidOpenTextDocument: event("opened"),
      onDidSaveTextDocument: event("saved"),
      onDidGrantWorkspaceTrust: event("trusted"),
      onDidChangeConfiguration: event("configured"),
    },
  };
  return { vscode, seen, held, document };
}

function mainFiles(folder) {
  const inside = (entry) =>
    entry.isDirectory() ? mainFiles(path.join(folder, entry.name)) : [path.join(folder, entry.name)];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap(inside)
    .filter((file) => path.basename(file) === "main.sls");
}

module.exports = { editor };
