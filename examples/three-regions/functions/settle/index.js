// Walks through the standings once a night and signs them. It runs in the home region alone.
const { createHmac } = require("node:crypto");
const { DynamoDBClient, paginateScan } = require("@aws-sdk/client-dynamodb");
const { SecretsManagerClient, GetSecretValueCommand } = require("@aws-sdk/client-secrets-manager");

const dynamodb = new DynamoDBClient({});
const secrets = new SecretsManagerClient({});

exports.handler = async () => {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: process.env.SIGNING }));
  const standings = [];
  for await (const page of paginateScan({ client: dynamodb }, { TableName: process.env.STANDINGS })) {
    for (const item of page.Items ?? []) standings.push([item.game.S, item.player.S, Number(item.points?.N ?? 0)]);
  }
  standings.sort((a, b) => b[2] - a[2]);
  const text = JSON.stringify(standings);
  const signature = createHmac("sha256", SecretString).update(text).digest("hex");
  console.log(JSON.stringify({ level: "info", event: "settled", players: standings.length, signature }));
  return { players: standings.length, signature };
};
