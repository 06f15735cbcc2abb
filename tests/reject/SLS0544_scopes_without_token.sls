api web { auth: "iam" }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello"] -> greet { scopes: ["hello.read"] }
