api web { auth: "none", access_logs: 10d }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello"] -> greet
