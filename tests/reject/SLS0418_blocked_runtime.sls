function ping { code: "./functions/ping", handler: "index.handler", runtime: "nodejs16.x" }
