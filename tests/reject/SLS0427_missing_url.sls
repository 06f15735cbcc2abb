function ping { code: "./functions/ping", handler: "index.handler", runtime: "nodejs22.x" }

output address = ping.url
