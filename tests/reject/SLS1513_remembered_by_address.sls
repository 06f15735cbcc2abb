function check { code: "./functions/check", handler: "app.handler", runtime: "python3.13" }
function browse { code: "./functions/browse", handler: "app.handler", runtime: "python3.13" }

authorizer gate { type: "lambda", function: check, identity: ["$context.identity.sourceIp"], ttl: 30m }
authorizer door { type: "lambda", function: check, identity: ["$context.routeKey"] }
authorizer each { type: "lambda", function: check, identity: ["$context.routeKey"], ttl: 0s }

api shop { auth: gate }

shop["GET /items"]  -> browse
shop["GET /offers"] -> browse { auth: door }
shop["GET /news"]   -> browse { auth: each }
