// Whose a `.sls` file is: ours, Salt's (YAML and Jinja) or Scheme's (R6RS libraries). All three end in `.sls`.

"use strict";

/** How many lines are looked at before a file counts as ours. */
const LINES = 50;

/**
 * What a line that has something in it says; the first that says anything decides.
 *
 * @type {["sls" | "salt" | "scheme", RegExp][]}
 */
const SIGNS = [
  ["scheme", /^#!(?:r6rs|chezscheme|.*\b(?:scheme|guile|racket|ikarus|mosh|larceny|sagittarius)\b)/],
  ["scheme", /^#lang\b/],
  ["sls", /^\([^;]*->/],
  ["scheme", /^(?:;|\(|#\||#;)/],
  ["salt", /^#/],
  ["salt", /^\{[%{#]/],
  ["salt", /^(?:---|%YAML\b)/],
  ["salt", /^- /],
  // `nginx:`, `pkg.installed:`, `/etc/motd:`; a line of ours has two words before its first colon, or a bracket.
  ["salt", /^(?!\/\/)[^\s"'[({@]+:(?:\s|$)/],
  ["salt", /^(["'])[^"']+\1:(?:\s|$)/],
  ["sls", /^(?:\/\/|\/\*|@[a-z])/],
  ["sls", /^[A-Za-z_]\w*\s+[A-Za-z_{]/],
  ["sls", /->/],
];

/** `sls`, `salt` or `scheme`, by the first lines. An empty file is ours. */
function detect(text) {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/, LINES);
  for (const line of lines.map((line) => line.trim()).filter((line) => line !== "")) {
    const sign = SIGNS.find(([, pattern]) => pattern.test(line));
    if (sign) return sign[0];
  }
  return "sls";
}

/** Languages that extensions for them give, the best first; there is always plain text. */
const LANGUAGES = {
  salt: ["sls", "saltstack", "salt", "jinja-yaml", "yaml", "plaintext"],
  scheme: ["scheme", "plaintext"],
};

/** The language for a file that is not ours, of those that the editor knows. */
function languageFor(owner, known) {
  return LANGUAGES[owner].find((language) => known.includes(language)) ?? "plaintext";
}

module.exports = { detect, languageFor };
