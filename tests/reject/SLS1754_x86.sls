service shop { lints: { "dear-processor": "warn" } }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", architecture: "x86_64" }
