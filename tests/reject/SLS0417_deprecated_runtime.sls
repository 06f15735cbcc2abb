function ping { code: "./functions/ping", handler: "app.handler", runtime: "python3.10" }
