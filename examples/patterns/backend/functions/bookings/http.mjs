// What the handlers have in common: who asks, how an answer looks, and what is logged.

/** A request that cannot be answered, with the status to say so. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Wraps `answer(event, owner)` into a handler. What it returns is sent, what it refuses is explained. */
export const serve = (answer) => async (event) => {
  let status;
  let body;
  try {
    ({ status, body } = await answer(event, ownerOf(event)));
  } catch (error) {
    status = error instanceof Refusal ? error.status : 500;
    body = { error: status === 500 ? "something went wrong on our side" : error.message };
    if (status === 500) console.error(JSON.stringify({ level: "error", event: "failed", why: error.name, stack: error.stack }));
  }
  console.log(JSON.stringify({ level: "info", event: "answered", route: event.routeKey, status }));

  if (body === undefined) return { statusCode: status };
  return { statusCode: status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
};

/** The JSON object in the body. HTTP APIs hand a body over in base64 when the content type is not a text type. */
export function bodyOf({ body, isBase64Encoded }) {
  try {
    const value = JSON.parse(isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body);
    if (value && typeof value === "object" && !Array.isArray(value)) return value;
  } catch {
    // said below
  }
  throw new Refusal(400, "the body must be a JSON object");
}

// The API has checked the token before it calls a function: its claims can be trusted.
function ownerOf(event) {
  const owner = event.requestContext?.authorizer?.jwt?.claims?.sub;
  if (!owner) throw new Refusal(401, "the token names no user");
  return owner;
}
