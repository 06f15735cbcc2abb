function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
