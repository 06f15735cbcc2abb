// A connection to the accounts: IAM signs a token in the place of a password, which holds for a quarter of an hour and is
// asked for when a connection begins.
const { Signer } = require("@aws-sdk/rds-signer");
const { Client } = require("pg");

exports.connect = async () => {
  const { DB_HOST: host, DB_PORT: port, DB_NAME: database, DB_USER: user } = process.env;
  const token = await new Signer({ hostname: host, port: Number(port), username: user }).getAuthToken();
  const client = new Client({ host, port: Number(port), database, user, password: token, ssl: true });
  client.on("error", (error) => console.error(JSON.stringify({ level: "error", event: "connection lost", why: error.message })));
  await client.connect();
  return client;
};
