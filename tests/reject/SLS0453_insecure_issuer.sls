authorizer login { type: "jwt", issuer: "login.example.com", audience: ["shop"] }

api web { auth: login }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello"] -> greet
