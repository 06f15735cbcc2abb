service shop { lints: { "any-origin": "warn" } }

bucket uploads { cors: [{ origins: ["*"], methods: ["GET"] }, { origins: ["*"], methods: ["PUT"] }] }
api front { auth: "iam", cors: { origins: ["*"] } }
api pages { auth: "iam", cors: { origins: ["*"] } }
function place { code: "./functions/place", handler: "app.handler", runtime: "python3.13" }

front["POST /orders"] -> place
pages["GET /items"]   -> place
