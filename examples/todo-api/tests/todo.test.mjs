import assert from "node:assert/strict";
import { test } from "node:test";

import { bodyOf, serve } from "../functions/todos/http.mjs";
import { Refusal, fromItem, isAlive, readDate, readId, readTodo, toItem } from "../functions/todos/todo.mjs";

const by = (sub) => ({ routeKey: "GET /todos", requestContext: { authorizer: { jwt: { claims: { sub } } } } });
const refused = (status) => (error) => error instanceof Refusal && error.status === status;

test("a to-do survives the way into the table and back", () => {
  const todo = readTodo('{"title": " buy milk ", "due": "2027-01-31"}');
  const item = toItem("ada", "a1", todo, 1000);
  assert.deepEqual(fromItem(item), { id: "a1", title: "buy milk", done: false, due: "2027-01-31" });
  assert.equal(item.owner.S, "ada");
});

test("what is done expires, what is open does not", () => {
  const done = toItem("ada", "a1", { title: "x", done: true }, 1000);
  const open = toItem("ada", "a1", { title: "x", done: false }, 1000);
  assert.equal(done.expires.N, String(1000 + 30 * 24 * 60 * 60));
  assert.ok(isAlive(done, 1001) && !isAlive(done, 9_999_999) && isAlive(open, 9_999_999));
});

test("nonsense is refused", () => {
  for (const body of ["{", "null", "[]", "{}", '{"title": ""}', '{"title": "x", "done": "yes"}', '{"title": "x", "due": "soon"}', undefined]) {
    assert.throws(() => readTodo(body), refused(400), String(body));
  }
  assert.throws(() => readId("../x"), refused(400));
  assert.throws(() => readDate("2027-13-99"), refused(400));
});

test("a request belongs to the user that its token names", async () => {
  const handler = serve(async (_, owner) => ({ status: 200, body: { owner } }));
  assert.equal((await handler(by("ada"))).body, '{"owner":"ada"}');
  assert.equal((await handler({ routeKey: "GET /todos" })).statusCode, 401);
});

test("a failure of ours tells the caller nothing about it", async () => {
  const handler = serve(async () => {
    throw new Error("table todos-7f3a is throttled");
  });
  const { statusCode, body } = await handler(by("ada"));
  assert.equal(statusCode, 500);
  assert.ok(!body.includes("7f3a"));
});

test("a body in base64 is read as well", () => {
  assert.equal(bodyOf({ body: "e30=", isBase64Encoded: true }), "{}");
});
