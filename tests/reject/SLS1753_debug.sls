service shop { lints: { "chatty-log": "warn" } }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", log_level: "DEBUG" }
