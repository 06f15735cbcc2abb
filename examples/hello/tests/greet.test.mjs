import assert from "node:assert/strict";
import { test } from "node:test";

import { handler } from "../functions/greet/index.mjs";

const message = async (event) => JSON.parse((await handler(event)).body).message;

test("greets by name", async () => {
  assert.equal(await message({ pathParameters: { name: "Ada" } }), "Hello, Ada!");
});

test("greets a caller without a name", async () => {
  assert.equal(await message({}), "Hello!");
});
