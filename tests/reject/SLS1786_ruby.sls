service s { lints: { "ageing-runtime": "warn" } }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "ruby3.3" }
