function ping { code: "./functions/ping", handler: "index.handler", runtime: "nodejs22.x", log_format: "Text", log_level: "WARN" }
