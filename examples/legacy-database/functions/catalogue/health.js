// Asked by Route 53 in each region. It reads the catalogue, which is in both, and not the accounts: the shop stays open
// without them.
const { DynamoDBClient, GetItemCommand } = require("@aws-sdk/client-dynamodb");

const dynamodb = new DynamoDBClient({});

exports.handler = async () => {
  try {
    await dynamodb.send(new GetItemCommand({ TableName: process.env.CATALOGUE, Key: { sku: { S: "health" } } }));
    return { statusCode: 200, body: "healthy" };
  } catch (error) {
    console.error(JSON.stringify({ level: "error", event: "catalogue out of reach", why: error.name }));
    return { statusCode: 503, body: "unhealthy" };
  }
};
