defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
api public { auth: guard }
authorizer guard { type: "lambda", function: check_token }
function check_token { timeout: 20s }
function shop {}

public["GET /orders"] -> shop
