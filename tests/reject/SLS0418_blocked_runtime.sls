function ping { code: "./functions/ping", handler: "index.handler", runtime: "nodejs14.x" }
