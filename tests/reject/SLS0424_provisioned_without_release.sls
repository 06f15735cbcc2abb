function ping { code: "./functions/ping", handler: "index.handler", runtime: "nodejs22.x", provisioned: 10 }
