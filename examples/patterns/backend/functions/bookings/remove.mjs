// DELETE /bookings/{id}   cancels a booking; to cancel it twice is to cancel it

import { DeleteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";

import { serve } from "./http.mjs";

const table = process.env.BOOKINGS;
const dynamodb = new DynamoDBClient({});

export const handler = serve(async (event, owner) => {
  await dynamodb.send(
    new DeleteItemCommand({ TableName: table, Key: { owner: { S: owner }, id: { S: event.pathParameters.id } } }),
  );
  return { status: 204 };
});
