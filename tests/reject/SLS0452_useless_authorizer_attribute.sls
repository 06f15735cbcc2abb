authorizer login {
  type:     "jwt"
  issuer:   "https://login.example.com"
  audience: ["shop"]
  ttl:      5m
}

api web { auth: login }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello"] -> greet
