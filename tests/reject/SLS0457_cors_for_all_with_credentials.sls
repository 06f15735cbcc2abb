api web {
  auth: "none"
  cors: { origins: ["*"], credentials: true }
}

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello"] -> greet
