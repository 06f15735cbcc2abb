/** An answer in JSON. */
export const answer = (statusCode, body) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Who asks. The API has checked the token before it calls the function. */
export const ownerOf = (event) => event.requestContext.authorizer.jwt.claims.sub;

/** The note of a request, or what is wrong with it. */
export function noteOf(event, written) {
  let body;
  try {
    body = JSON.parse(event.isBase64Encoded ? Buffer.from(event.body, "base64").toString("utf8") : event.body);
  } catch {
    return { mistake: "the body must be JSON" };
  }
  const text = body?.text;
  if (typeof text !== "string" || text.length > 10_000) return { mistake: "`text` must be at most 10,000 characters" };
  return { note: { id: event.pathParameters.id, text, written } };
}
