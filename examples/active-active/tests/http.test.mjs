import test from "node:test";
import assert from "node:assert/strict";
import { noteOf } from "../functions/notes/http.mjs";

const event = (body) => ({ pathParameters: { id: "n-1" }, body });

test("a note has the id of its path and a text", () => {
  assert.deepEqual(noteOf(event('{"text": "milk"}'), "now"), { note: { id: "n-1", text: "milk", written: "now" } });
});

test("what is no note is told why", () => {
  assert.match(noteOf(event("{"), "now").mistake, /JSON/);
  assert.match(noteOf(event('{"text": 7}'), "now").mistake, /text/);
});
