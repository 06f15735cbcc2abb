service shop { lints: { "decision-for-all-routes": "warn" } }

function check { code: "./functions/check", handler: "app.handler", runtime: "python3.13" }
function items { code: "./functions/items", handler: "app.handler", runtime: "python3.13" }
authorizer gate { type: "lambda", function: check }
api front { auth: gate }

front["GET /items"]    -> items
front["DELETE /items"] -> items
