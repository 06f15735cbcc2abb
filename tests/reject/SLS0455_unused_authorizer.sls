authorizer login { type: "jwt", issuer: "https://login.example.com", audience: ["shop"] }

api web { auth: "none" }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello"] -> greet
