const test = require("node:test");
const assert = require("node:assert/strict");
const { shown } = require("../functions/catalogue/item.js");

test("an item has a name and a price in cents", () => {
  assert.deepEqual(shown({ sku: { S: "tea" }, name: { S: "Tea" }, price: { N: "250" } }), { sku: "tea", name: "Tea", price: 250 });
});

test("what nobody has named yet is called by its number", () => {
  assert.deepEqual(shown({ sku: { S: "tea" } }), { sku: "tea", name: "tea", price: 0 });
});
