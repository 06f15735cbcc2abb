// The reports of `slsc check --message-format json`, as an editor wants them: by file, with places in lines and UTF-16
// units that count from zero.

"use strict";

const path = require("node:path");

/** The object that `slsc` wrote; an error that says what is wrong with it, if it is not one. */
function parse(output) {
  let report;
  try {
    report = JSON.parse(output);
  } catch {
    throw new Error("slsc did not answer with a report");
  }
  if (report?.version !== 1 || !Array.isArray(report.diagnostics)) {
    throw new Error("this version of slsc reports in another form than the extension knows");
  }
  return report;
}

/** A place that counts characters from one, in a text of which the lines are known. */
function position(lines, { line, column }) {
  const characters = Array.from(lines[line - 1] ?? "").slice(0, column - 1);
  return { line: line - 1, character: characters.join("").length };
}

function range(lines, { start, end }) {
  return { start: position(lines, start), end: position(lines, end) };
}

/** At least one character, so that it can be seen. */
function visible({ start, end }) {
  const isEmpty = start.line === end.line && start.character === end.character;
  return { start, end: isEmpty ? { ...end, character: end.character + 1 } : end };
}

/**
 * The reports by file. What is outside of any source stands at the beginning of the main file. `read` gives a file's text.
 */
function byFile(report, folder, main, read) {
  const texts = new Map();
  const lines = (file) => {
    if (!texts.has(file)) texts.set(file, (read(file) ?? "").split(/\r\n|\r|\n/));
    return texts.get(file);
  };
  const located = (label) => {
    const file = path.resolve(folder, label.file);
    return { file, range: range(lines(file), label), text: label.text };
  };
  const files = new Map();
  for (const diagnostic of report.diagnostics) {
    const [first, ...others] = diagnostic.labels.map(located);
    const nowhere = { line: 0, character: 0 };
    const at = first ?? { file: main, range: { start: nowhere, end: nowhere }, text: "" };
    const edits = (diagnostic.fix?.edits ?? []).map((edit) => ({ ...located(edit), replacement: edit.replacement }));
    const entry = {
      range: visible(at.range),
      severity: diagnostic.level,
      code: diagnostic.code,
      message: words(diagnostic, at.text),
      related: others.map((label) => ({ ...label, text: label.text || "see here" })),
      fix: diagnostic.fix ? { title: diagnostic.fix.title, edits } : null,
    };
    files.set(at.file, [...(files.get(at.file) ?? []), entry]);
  }
  return files;
}

/** The message, what its place says of it, and the help. */
function words({ message, help }, label) {
  return [message, label, help && `help: ${help}`].filter(Boolean).join("\n");
}

/** Reports of several programs in one: what two say of a shared file counts once. */
function merged(reports) {
  const files = new Map();
  for (const [file, entries] of reports.flatMap((report) => [...report])) {
    const known = files.get(file) ?? [];
    const isNew = (entry) => !known.some((other) => same(entry, other));
    files.set(file, [...known, ...entries.filter(isNew)]);
  }
  return files;
}

function same(a, b) {
  return a.code === b.code && a.message === b.message && JSON.stringify(a.range) === JSON.stringify(b.range);
}

module.exports = { parse, byFile, merged };
