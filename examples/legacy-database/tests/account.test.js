const test = require("node:test");
const assert = require("node:assert/strict");
const { answer } = require("../functions/accounts/account.js");

test("an account is told with its first day", () => {
  const { statusCode, body } = answer([{ customer: "ada", since: "2019-05-01" }]);
  assert.equal(statusCode, 200);
  assert.deepEqual(JSON.parse(body), { customer: "ada", since: "2019-05-01" });
});

test("who has none hears so", () => {
  assert.equal(answer([]).statusCode, 404);
});
