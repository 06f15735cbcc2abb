service shop { lints: { "shared-pool": "deny" } }

function browse { code: "./functions/browse", handler: "app.handler", runtime: "python3.13" }

api front { auth: "none" }

front["GET /items"] -> browse
