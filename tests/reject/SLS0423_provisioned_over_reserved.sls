function ping { code: "./functions/ping", handler: "index.handler", runtime: "nodejs22.x", concurrency: 5, provisioned: 10, release: "1" }
