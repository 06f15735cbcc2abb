stream clicks {}

function count { code: "./functions/count", handler: "app.handler", runtime: "python3.13" }

clicks -> count { max_age: 2d }
