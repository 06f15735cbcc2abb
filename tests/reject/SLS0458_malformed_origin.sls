api web {
  auth: "none"
  cors: { origins: ["https://example.com/"] }
}

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello"] -> greet
