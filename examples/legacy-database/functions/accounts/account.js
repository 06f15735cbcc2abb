// What a client hears of the rows that were found.
exports.answer = ([row]) => {
  if (!row) return { statusCode: 404, body: JSON.stringify({ error: "no such account" }) };
  const account = { customer: row.customer, since: row.since };
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(account) };
};
