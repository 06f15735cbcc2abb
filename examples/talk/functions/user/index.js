// Takes a new user. The table is the same in both regions: what is written here is there a second later.
const { DynamoDBClient, PutItemCommand } = require("@aws-sdk/client-dynamodb");
const { read } = require("./request.js");

const dynamodb = new DynamoDBClient({});

exports.handler = async (event) => {
  const { user, mistake } = read(event);
  if (mistake) return answer(400, { error: mistake });
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName: process.env.USERS,
        Item: { id: { S: user.id }, name: { S: user.name } },
        // A request that is sent again, perhaps to the other region, finds the user there and changes nothing.
        ConditionExpression: "attribute_not_exists(id)",
      }),
    );
    return answer(201, user);
  } catch (error) {
    if (error.name === "ConditionalCheckFailedException") return answer(200, user);
    console.error(JSON.stringify({ level: "error", event: "user not written", why: error.name }));
    return answer(503, { error: "try again in a moment" });
  }
};

const answer = (statusCode, body) => ({
  statusCode,
  headers: { "content-type": "application/json", "access-control-allow-origin": "https://serverlessarchitectures.com" },
  body: JSON.stringify(body),
});
