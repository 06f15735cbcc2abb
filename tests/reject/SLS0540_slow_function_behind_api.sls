api web { auth: "none" }

function greet {
  code:    "./functions/greet"
  handler: "index.handler"
  runtime: "nodejs22.x"
  timeout: 30s
}

web["GET /hello"] -> greet
