// Reads a request: a user, or what is wrong with it. The client chooses the id, so that it can send a request twice.
exports.read = (event) => {
  let body;
  try {
    body = JSON.parse(event.isBase64Encoded ? Buffer.from(event.body, "base64").toString("utf8") : event.body);
  } catch {
    return { mistake: "the body must be JSON" };
  }
  if (body === null || typeof body !== "object") return { mistake: "the body must be an object" };
  const { id, name } = body;
  if (typeof id !== "string" || !/^[\w-]{1,64}$/.test(id)) return { mistake: "`id` must be 1 to 64 letters, digits, `_` or `-`" };
  if (typeof name !== "string" || name.trim() === "" || name.length > 200) return { mistake: "`name` must be 1 to 200 characters" };
  return { user: { id, name: name.trim() } };
};
