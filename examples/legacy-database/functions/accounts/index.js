// An account, from the one region that has them.
const { connect } = require("./database.js");
const { answer } = require("./account.js");

let database;

exports.handler = async ({ pathParameters: { customer } }) => {
  try {
    // One connection for each environment, kept from call to call.
    database ??= await connect();
    const { rows } = await database.query("SELECT customer, since FROM accounts WHERE customer = $1", [customer]);
    return answer(rows);
  } catch (error) {
    database = undefined;
    throw error;
  }
};
