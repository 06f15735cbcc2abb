// One item of the catalogue, from the table of this region.
const { DynamoDBClient, GetItemCommand } = require("@aws-sdk/client-dynamodb");
const { shown } = require("./item.js");

const dynamodb = new DynamoDBClient({});

exports.handler = async ({ pathParameters: { sku } }) => {
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: process.env.CATALOGUE, Key: { sku: { S: sku } } }));
  if (!Item) return { statusCode: 404, body: JSON.stringify({ error: "no such item" }) };
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(shown(Item)) };
};
