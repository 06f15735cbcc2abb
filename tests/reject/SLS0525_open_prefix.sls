function resize { code: "./functions/resize", handler: "index.handler", runtime: "nodejs22.x" }
bucket uploads {}

resize -> uploads.read { prefix: "*/in/" }
