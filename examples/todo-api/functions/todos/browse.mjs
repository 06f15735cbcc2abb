// GET /todos              the caller's list, a page at a time; ?due=2027-01-31 for what is due until then
// GET /todos/{id}         one of them

import { DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";

import { serve } from "./http.mjs";
import { Refusal, fromItem, isAlive, readDate, readId } from "./todo.mjs";

const table = process.env.TODOS;
const dynamodb = new DynamoDBClient({});

export const handler = serve((event, owner) =>
  event.routeKey === "GET /todos"
    ? list(owner, event.queryStringParameters ?? {})
    : get(owner, readId(event.pathParameters?.id)),
);

async function get(owner, id) {
  const { Item: item } = await dynamodb.send(
    new GetItemCommand({ TableName: table, Key: { owner: { S: owner }, id: { S: id } } }),
  );
  if (!item || !isAlive(item, now())) throw new Refusal(404, "there is no such to-do");
  return { status: 200, body: fromItem(item) };
}

async function list(owner, { due, next }) {
  const page = await dynamodb.send(
    new QueryCommand({
      TableName: table,
      Limit: 50,
      ExclusiveStartKey: next ? readBookmark(owner, next, due !== undefined) : undefined,
      ...(due === undefined ? everything(owner) : dueUntil(owner, readDate(due))),
    }),
  );
  return {
    status: 200,
    body: {
      todos: page.Items.filter((item) => isAlive(item, now())).map(fromItem),
      ...(page.LastEvaluatedKey ? { next: bookmark(page.LastEvaluatedKey) } : {}),
    },
  };
}

// `owner` is a word that DynamoDB keeps for itself, hence the `#owner`.
const everything = (owner) => ({
  KeyConditionExpression: "#owner = :owner",
  ExpressionAttributeNames: { "#owner": "owner" },
  ExpressionAttributeValues: { ":owner": { S: owner } },
});

const dueUntil = (owner, due) => ({
  IndexName: "by_due",
  KeyConditionExpression: "#owner = :owner AND due <= :due",
  ExpressionAttributeNames: { "#owner": "owner" },
  ExpressionAttributeValues: { ":owner": { S: owner }, ":due": { S: due } },
});

// Where the next page starts. The owner is never part of it: it comes from the token, each time.
const bookmark = ({ id, due }) => Buffer.from(JSON.stringify([id.S, due?.S])).toString("base64url");

function readBookmark(owner, text, byDue) {
  try {
    const [id, due] = JSON.parse(Buffer.from(text, "base64url").toString());
    return { owner: { S: owner }, id: { S: readId(id) }, ...(byDue ? { due: { S: readDate(due) } } : {}) };
  } catch {
    throw new Refusal(400, "next must be what the page before returned");
  }
}

const now = () => Math.floor(Date.now() / 1000);
