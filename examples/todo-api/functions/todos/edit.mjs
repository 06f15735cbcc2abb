// PUT    /todos/{id}      creates or replaces a to-do; the client chooses the id
// DELETE /todos/{id}      removes it
//
// Both may be repeated: a phone that lost the answer simply asks again.

import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

import { bodyOf, serve } from "./http.mjs";
import { fromItem, readId, readTodo, toItem } from "./todo.mjs";

const table = process.env.TODOS;
const dynamodb = new DynamoDBClient({});

export const handler = serve((event, owner) => {
  const id = readId(event.pathParameters?.id);
  return event.routeKey.startsWith("DELETE") ? remove(owner, id) : put(owner, id, readTodo(bodyOf(event)));
});

async function put(owner, id, todo) {
  const item = toItem(owner, id, todo, Math.floor(Date.now() / 1000));
  const { Attributes: earlier } = await dynamodb.send(
    new PutItemCommand({ TableName: table, Item: item, ReturnValues: "ALL_OLD" }),
  );
  return { status: earlier ? 200 : 201, body: fromItem(item) };
}

async function remove(owner, id) {
  await dynamodb.send(new DeleteItemCommand({ TableName: table, Key: { owner: { S: owner }, id: { S: id } } }));
  return { status: 204 };
}
