function ping { code: "./functions/ping", handler: "index", runtime: "nodejs22.x" }
