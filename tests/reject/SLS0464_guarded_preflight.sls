api web {
  auth: "iam"
  cors: { origins: ["https://example.com"] }
}

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["ANY /items"] -> greet
