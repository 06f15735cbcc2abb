const test = require("node:test");
const assert = require("node:assert/strict");
const { read } = require("../functions/user/request.js");

const request = (body) => ({ body: typeof body === "string" ? body : JSON.stringify(body) });

test("a user has an id and a name", () => {
  assert.deepEqual(read(request({ id: "u-1", name: " Ada " })), { user: { id: "u-1", name: "Ada" } });
});

test("what is no user is told why", () => {
  assert.match(read(request("{")).mistake, /JSON/);
  assert.match(read(request("null")).mistake, /object/);
  assert.match(read(request({ id: "a b", name: "Ada" })).mistake, /`id`/);
  assert.match(read(request({ id: "u-1", name: "" })).mistake, /`name`/);
});
