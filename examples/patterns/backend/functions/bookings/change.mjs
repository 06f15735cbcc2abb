// PATCH /bookings/{id}    moves a booking to another room or day: { "version": 1, "day": "2027-02-01" }
//
// `version` is the one that the client saw. Who saw an older one is told so, and nobody's change is lost.

import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";

import { fromItem, readDay, readRoom } from "./booking.mjs";
import { Refusal, bodyOf, serve } from "./http.mjs";

const table = process.env.BOOKINGS;
const dynamodb = new DynamoDBClient({});

export const handler = serve(async (event, owner) => {
  const { version, room, day } = bodyOf(event);
  if (!Number.isInteger(version)) throw new Refusal(400, "version must be the one that you have seen");
  if (room === undefined && day === undefined) throw new Refusal(400, "a change names a room, a day or both");

  const values = {
    ":seen": { N: String(version) },
    ":next": { N: String(version + 1) },
    ...(room === undefined ? {} : { ":room": { S: readRoom(room) } }),
    ...(day === undefined ? {} : { ":day": { S: readDay(day) } }),
  };
  const sets = ["version = :next", room === undefined ? "" : "room = :room", day === undefined ? "" : "#day = :day"];
  try {
    const { Attributes: item } = await dynamodb.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { owner: { S: owner }, id: { S: event.pathParameters.id } },
        UpdateExpression: `SET ${sets.filter(Boolean).join(", ")}`,
        ConditionExpression: "version = :seen",
        ExpressionAttributeNames: day === undefined ? undefined : { "#day": "day" },
        ExpressionAttributeValues: values,
        ReturnValues: "ALL_NEW",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    return { status: 200, body: fromItem(item) };
  } catch (error) {
    if (error.name !== "ConditionalCheckFailedException") throw error;
    if (!error.Item) throw new Refusal(404, "there is no such booking");
    throw new Refusal(409, "the booking has changed since you saw it");
  }
});
