service shop { lints: { "lone-dedicated": "warn" } }

stream clicks {}
function count { code: "./functions/count", handler: "app.handler", runtime: "python3.13" }

clicks -> count { dedicated: true }
