// What `slsc` is called with.

"use strict";

const PLAIN = ["--color", "never"];

/** All mistakes of a program, for a program to read. */
const check = (main, more) => ["check", main, "--message-format", "json", ...PLAIN, ...more];

/** The templates of a program, into the folder `out` beside it. */
const compile = (main, more) => ["compile", main, "-o", "out", "--message-format", "human", ...PLAIN, ...more];

/** The page of a code, a kind, a pattern or a connection, as Markdown. */
const explain = (name) => ["explain", name, ...PLAIN];

/** A picture of a program. */
const graph = (main, view, more) => [
  "graph",
  main,
  "--view",
  view,
  "--format",
  "svg",
  "--message-format",
  "human",
  ...PLAIN,
  ...more,
];

/** Formats the standard input. */
const format = () => ["fmt", "-"];

/** A task: what people read, and the problem matcher `$slsc`. */
function task(command, file, more) {
  if (command === "fmt") return ["fmt", file];
  return [command, file, "--message-format", "short", ...PLAIN, ...more];
}

module.exports = { check, compile, explain, graph, format, task };
