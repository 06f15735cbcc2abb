service s { lints: { "idle-processors": "warn" } }

function render { code: "./functions/render", handler: "app.handler", runtime: "python3.13", memory: 4GB }
