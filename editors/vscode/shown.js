// What is shown, in the editor's own terms: reports, cures, pictures.

"use strict";

const vscode = require("vscode");

const PAGES = "https://github.com/slsc-lang/slsc/blob/main/src/diagnostics/pages";

function toRange({ start, end }) {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function diagnostic(entry) {
  const { Error: error, Warning: warning } = vscode.DiagnosticSeverity;
  const made = new vscode.Diagnostic(toRange(entry.range), entry.message, entry.severity === "error" ? error : warning);
  made.source = "slsc";
  made.code = { value: entry.code, target: vscode.Uri.parse(`${PAGES}/${entry.code}.md`) };
  made.relatedInformation = entry.related.map(({ file, range, text }) => {
    const location = new vscode.Location(vscode.Uri.file(file), toRange(range));
    return new vscode.DiagnosticRelatedInformation(location, text);
  });
  return made;
}

/** @param {vscode.Diagnostic} diagnostic */
function codeOf({ code }) {
  return String(typeof code === "object" ? code.value : code);
}

function isAt(diagnostic, position) {
  return diagnostic.source === "slsc" && diagnostic.range.contains(position);
}

function cure(entry, diagnostic) {
  const action = new vscode.CodeAction(entry.fix.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  for (const { file, range, replacement } of entry.fix.edits) {
    action.edit.replace(vscode.Uri.file(file), toRange(range), replacement);
  }
  return action;
}

/** A page with a picture, or with what stands in its way. The picture is an image: nothing in it can run. */
function picture({ code, stdout, stderr }) {
  const escaped = stderr.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const image = `<img alt="" src="data:image/svg+xml;base64,${Buffer.from(stdout).toString("base64")}">`;
  const isDrawn = code === 0 || stdout.startsWith("<svg");
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>img { max-width: 100%; background: white; border-radius: 4px; } pre { font-family: var(--vscode-editor-font-family), monospace; white-space: pre-wrap; }</style>
</head>
<body>${isDrawn ? image : `<pre>${escaped}</pre>`}</body>
</html>
`;
}

module.exports = { codeOf, cure, diagnostic, isAt, picture };
