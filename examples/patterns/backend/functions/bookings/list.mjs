// GET /bookings           the caller's bookings by day, 50 at a time; ?from=2027-01-31, ?next=… for the next page

import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";

import { fromItem, readDay } from "./booking.mjs";
import { Refusal, serve } from "./http.mjs";

const table = process.env.BOOKINGS;
const dynamodb = new DynamoDBClient({});

export const handler = serve(async (event, owner) => {
  const { from = "0000-01-01", next } = event.queryStringParameters ?? {};
  const page = await dynamodb.send(
    new QueryCommand({
      TableName: table,
      IndexName: "by_day",
      Limit: 50,
      ExclusiveStartKey: next ? readBookmark(owner, next) : undefined,
      KeyConditionExpression: "#owner = :owner AND #day >= :from",
      ExpressionAttributeNames: { "#owner": "owner", "#day": "day" }, // both are words that DynamoDB keeps for itself
      ExpressionAttributeValues: { ":owner": { S: owner }, ":from": { S: from === "0000-01-01" ? from : readDay(from) } },
    }),
  );
  const bookmark = page.LastEvaluatedKey;
  return {
    status: 200,
    body: { bookings: page.Items.map(fromItem), ...(bookmark ? { next: writeBookmark(bookmark) } : {}) },
  };
});

// Where the next page starts. The owner is never part of it: it comes from the token, each time.
const writeBookmark = ({ id, day }) => Buffer.from(JSON.stringify([id.S, day.S])).toString("base64url");

function readBookmark(owner, text) {
  try {
    const [id, day] = JSON.parse(Buffer.from(text, "base64url").toString());
    return { owner: { S: owner }, id: { S: String(id) }, day: { S: readDay(day) } };
  } catch {
    throw new Refusal(400, "next must be what the page before returned");
  }
}
