service s { lints: { "kept-scratch": "warn" } }

function index { code: "./functions/index", handler: "app.handler", runtime: "python3.13", ephemeral: 4GB }
