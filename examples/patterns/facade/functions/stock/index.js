"use strict";
// How many pieces of a product there are, over all warehouses.

const { DynamoDBClient, paginateQuery } = require("@aws-sdk/client-dynamodb");

const { SHELVES } = process.env;

const dynamodb = new DynamoDBClient({});

exports.handler = async (event) => {
  const { product } = event.pathParameters;
  try {
    return answer(200, { product, pieces: await pieces(product) });
  } catch (error) {
    console.error(JSON.stringify({ level: "error", event: "stock_failed", product, why: error.name }));
    return answer(503, { error: "the stock is not known at the moment" });
  }
};

async function pieces(product) {
  const question = {
    TableName: SHELVES,
    KeyConditionExpression: "product = :product",
    ExpressionAttributeValues: { ":product": { S: product } },
  };
  let sum = 0;
  for await (const page of paginateQuery({ client: dynamodb }, question)) {
    for (const item of page.Items) sum += Number(item.pieces.N);
  }
  return sum;
}

const answer = (statusCode, content) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(content),
});
