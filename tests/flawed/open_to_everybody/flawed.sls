service tools {}

defaults function { runtime: "python3.13", memory: 256MB }

api internal { auth: "none", throttle: none } //~ unthrottled-api
table rota { key: { week: string } }

function show { code: "./functions/show", handler: "app.handler", timeout: 5s }

internal["GET /rota/{week}"] -> show -> rota.read
