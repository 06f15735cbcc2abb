// What the extension does without an editor.

"use strict";

const { detect, languageFor } = require("./detect");
const { mainOf } = require("./program");
const { byFile, merged, parse } = require("./report");
const { run, NotFound } = require("./run");
const { wordAt } = require("./words");

module.exports = {
  arguments: require("./arguments"),
  byFile,
  detect,
  languageFor,
  mainOf,
  merged,
  NotFound,
  parse,
  run,
  wordAt,
};
