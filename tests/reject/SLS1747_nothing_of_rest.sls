service shop { lints: { "idle-rest": "warn" } }

api front { type: "rest", auth: "iam" }
function browse { code: "./functions/browse", handler: "app.handler", runtime: "python3.13" }

front["GET /items"] -> browse
