function ping { code: "./functions/ping", handler: "index.handler" }
