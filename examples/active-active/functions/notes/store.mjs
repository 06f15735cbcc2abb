// The table of this region: the same notes as in the other, a second apart.
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";

const dynamodb = new DynamoDBClient({});
const TableName = process.env.NOTES;

/** All notes of an owner. */
export async function notesOf(owner) {
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: "#owner = :owner",
      ExpressionAttributeNames: { "#owner": "owner" },
      ExpressionAttributeValues: { ":owner": { S: owner } },
    }),
  );
  return Items.map((item) => ({ id: item.id.S, text: item.text.S, written: item.written.S }));
}

/** Writes a note. Two regions may write at once: the later one stays, as replication decides by time. */
export async function write(owner, note) {
  const item = { owner: { S: owner }, id: { S: note.id }, text: { S: note.text }, written: { S: note.written } };
  await dynamodb.send(new PutItemCommand({ TableName, Item: item }));
}

/** Whether the table of this region answers. */
export async function answers() {
  await dynamodb.send(new GetItemCommand({ TableName, Key: { owner: { S: "health" }, id: { S: "health" } } }));
}
