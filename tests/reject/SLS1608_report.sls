function report { code: "./functions/report", handler: "app.handler", runtime: "python3.13", memory: 128MB, timeout: 5m }
