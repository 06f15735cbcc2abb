// What both handlers have in common: who asks, how an answer looks, and what is logged.

import { Refusal } from "./todo.mjs";

/** Wraps `answer(event, owner)` into a handler. What it returns is sent, what it refuses is explained. */
export const serve = (answer) => async (event) => {
  const started = Date.now();
  let status;
  let body;
  try {
    ({ status, body } = await answer(event, ownerOf(event)));
  } catch (error) {
    status = error instanceof Refusal ? error.status : 500;
    body = { error: status === 500 ? "something went wrong on our side" : error.message };
    if (status === 500) console.error(JSON.stringify({ level: "error", event: "failed", why: error.name, stack: error.stack }));
  }
  console.log(JSON.stringify({ level: "info", event: "answered", route: event.routeKey, status, ms: Date.now() - started }));

  if (body === undefined) return { statusCode: status };
  return { statusCode: status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
};

/** The body as text. HTTP APIs hand it over in base64 when the content type is not a text type. */
export const bodyOf = ({ body, isBase64Encoded }) =>
  isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;

// The API has checked the token before it calls the function: its claims can be trusted.
function ownerOf(event) {
  const owner = event.requestContext?.authorizer?.jwt?.claims?.sub;
  if (!owner) throw new Refusal(401, "the token names no user");
  return owner;
}
