// Asked by Route 53 in each region: reads one item of this region's table.
const { DynamoDBClient, GetItemCommand } = require("@aws-sdk/client-dynamodb");

const dynamodb = new DynamoDBClient({});
const Key = { game: { S: "health" }, player: { S: "health" } };

exports.handler = async () => {
  try {
    await dynamodb.send(new GetItemCommand({ TableName: process.env.STANDINGS, Key }));
    return { statusCode: 200, body: "healthy" };
  } catch (error) {
    console.error(JSON.stringify({ level: "error", event: "table out of reach", why: error.name }));
    return { statusCode: 503, body: "unhealthy" };
  }
};
