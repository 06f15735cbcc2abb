service s { lints: { "unwatched-lag": "warn" } }

stream clicks {}
function count { code: "./functions/count", handler: "app.handler", runtime: "python3.13" }
clicks -> count
