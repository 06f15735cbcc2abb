function ping { code: "./functions/ping", runtime: "nodejs22.x" }
