api web { auth: "none", stage: "live" }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello"] -> greet
