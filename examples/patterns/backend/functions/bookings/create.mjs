// POST /bookings          books a room for a day; the header Idempotency-Key makes it safe to ask twice

import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

import { fromItem, idOf, readDay, readRoom } from "./booking.mjs";
import { Refusal, bodyOf, serve } from "./http.mjs";

const table = process.env.BOOKINGS;
const dynamodb = new DynamoDBClient({});

export const handler = serve(async (event, owner) => {
  const { room, day } = bodyOf(event);
  const item = {
    owner: { S: owner },
    id: { S: idOf(owner, event.headers?.["idempotency-key"]) },
    room: { S: readRoom(room) },
    day: { S: readDay(day) },
    version: { N: "1" },
  };
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName: table,
        Item: item,
        ConditionExpression: "attribute_not_exists(id)",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    return { status: 201, body: fromItem(item) };
  } catch (error) {
    if (error.name !== "ConditionalCheckFailedException") throw error;
    return again(error.Item, item);
  }
});

/** The key was used before: by this request, or by another one. */
function again(earlier, item) {
  const isSame = earlier.room.S === item.room.S && earlier.day.S === item.day.S;
  if (!isSame && earlier.version.N === "1") throw new Refusal(422, "another booking was made under this Idempotency-Key");
  return { status: 200, body: fromItem(earlier) };
}
