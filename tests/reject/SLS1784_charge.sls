service s { lints: { "text-logs": "warn" } }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", log_format: "Text" }
