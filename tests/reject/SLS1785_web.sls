service s { lints: { "unlogged-requests": "warn" } }

api web { auth: "iam", access_logs: none }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
web["POST /orders"] -> charge
