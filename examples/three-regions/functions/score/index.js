// Adds results to the standings. A result may come twice: its number is remembered with the player, and counts once.
const { DynamoDBClient, UpdateItemCommand } = require("@aws-sdk/client-dynamodb");
const { SSMClient, GetParameterCommand } = require("@aws-sdk/client-ssm");
const { read } = require("./result.js");

const dynamodb = new DynamoDBClient({});
const ssm = new SSMClient({});
let bonus;

exports.handler = async ({ Records }) => {
  bonus ??= Number((await ssm.send(new GetParameterCommand({ Name: process.env.BONUS }))).Parameter.Value);
  const batchItemFailures = [];
  for (const record of Records) {
    try {
      await add(read(record.body));
    } catch (error) {
      console.error(JSON.stringify({ level: "error", event: "result not added", why: error.message }));
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};

async function add({ game, player, number, points }) {
  const values = { ":points": { N: String(points * bonus) }, ":number": { N: String(number) } };
  const update = new UpdateItemCommand({
    TableName: process.env.STANDINGS,
    Key: { game: { S: game }, player: { S: player } },
    UpdateExpression: "ADD points :points SET seen = :number",
    ConditionExpression: "attribute_not_exists(seen) OR seen < :number",
    ExpressionAttributeValues: values,
  });
  await dynamodb.send(update).catch((error) => {
    if (error.name !== "ConditionalCheckFailedException") throw error;
  });
}
