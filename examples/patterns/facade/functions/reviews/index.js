"use strict";
// What a customer thinks of a product. One opinion each: a new one takes the place of the old, so a repeated request
// does no harm. The author comes from the token, never from the request.

const { DynamoDBClient, PutItemCommand } = require("@aws-sdk/client-dynamodb");

const { OPINIONS } = process.env;
const LONGEST = 2000;

const dynamodb = new DynamoDBClient({});

exports.handler = async (event) => {
  const { product } = event.pathParameters;
  const review = read(event);
  if (!review) return answer(400, { error: `a review has stars from 1 to 5, and a text of at most ${LONGEST} characters` });
  const item = {
    product: { S: product },
    author: { S: event.requestContext.authorizer.jwt.claims.sub },
    stars: { N: String(review.stars) },
    text: { S: review.text },
  };
  try {
    await dynamodb.send(new PutItemCommand({ TableName: OPINIONS, Item: item }));
    return answer(200, { product, stars: review.stars });
  } catch (error) {
    console.error(JSON.stringify({ level: "error", event: "review_failed", product, why: error.name }));
    return answer(503, { error: "reviews cannot be written at the moment" });
  }
};

/** The review in a request, or nothing. */
function read(event) {
  let review;
  try {
    review = JSON.parse(event.isBase64Encoded ? Buffer.from(event.body, "base64") : event.body);
  } catch {
    return undefined;
  }
  const { stars, text } = review ?? {};
  const good = Number.isInteger(stars) && stars >= 1 && stars <= 5 && typeof text === "string" && text.length <= LONGEST;
  return good ? { stars, text } : undefined;
}

const answer = (statusCode, content) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(content),
});
