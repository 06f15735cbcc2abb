// GET /bookings/{id}      one of the caller's bookings

import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";

import { fromItem } from "./booking.mjs";
import { Refusal, serve } from "./http.mjs";

const table = process.env.BOOKINGS;
const dynamodb = new DynamoDBClient({});

export const handler = serve(async (event, owner) => {
  const { Item: item } = await dynamodb.send(
    new GetItemCommand({ TableName: table, Key: { owner: { S: owner }, id: { S: event.pathParameters.id } } }),
  );
  if (!item) throw new Refusal(404, "there is no such booking");
  return { status: 200, body: fromItem(item) };
});
