// Running `slsc`: without a shell, so that no name of a file is ever read as a command.

"use strict";

const { spawn } = require("node:child_process");

/** That there is no such program. */
class NotFound extends Error {
  constructor(program) {
    super(`there is no program \`${program}\``);
    this.name = "NotFound";
  }
}

/**
 * Runs a program to its end; gives its exit code and what it wrote. `signal` stops it.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, input?: string, signal?: AbortSignal }} options
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
function run(program, args, { cwd, input = "", signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, signal, shell: false, windowsHide: true });
    const written = { stdout: [], stderr: [] };
    for (const stream of ["stdout", "stderr"]) child[stream].on("data", (chunk) => written[stream].push(chunk));
    child.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      reject(error.code === "ENOENT" ? new NotFound(program) : error);
    });
    child.on("close", (code) => {
      const text = (stream) => Buffer.concat(written[stream]).toString("utf8");
      resolve({ code, stdout: text("stdout"), stderr: text("stderr") });
    });
    // Whoever does not read its input closes it; what it says then is in its exit code.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

module.exports = { run, NotFound };
