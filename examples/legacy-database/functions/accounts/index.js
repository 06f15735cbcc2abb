// An account, from the one region that has them.
const { DynamoDBClient, GetItemCommand } = require("@aws-sdk/client-dynamodb");

const dynamodb = new DynamoDBClient({});

exports.handler = async ({ pathParameters: { customer } }) => {
  const key = { customer: { S: customer } };
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: process.env.ACCOUNTS, Key: key }));
  if (!Item) return { statusCode: 404, body: JSON.stringify({ error: "no such account" }) };
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify({ customer: Item.customer.S }) };
};
