service gateway {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

bucket rules {}

function inspect { code: "./functions/inspect", handler: "app.handler" }

inspect -> rules.read
