"use strict";
// What a product is: its name and its price in cents.

const { DynamoDBClient, GetItemCommand } = require("@aws-sdk/client-dynamodb");

const { PRODUCTS } = process.env;

const dynamodb = new DynamoDBClient({});

exports.handler = async (event) => {
  const { product } = event.pathParameters;
  try {
    const { Item: item } = await dynamodb.send(new GetItemCommand({ TableName: PRODUCTS, Key: { product: { S: product } } }));
    if (!item) return answer(404, { error: "there is no such product" });
    return answer(200, { product, name: item.name.S, price: Number(item.price.N) });
  } catch (error) {
    console.error(JSON.stringify({ level: "error", event: "catalogue_failed", product, why: error.name }));
    return answer(503, { error: "the catalogue cannot be read at the moment" });
  }
};

const answer = (statusCode, content) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(content),
});
