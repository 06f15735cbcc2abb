service shop { lints: { "open-secret": "warn" } }

api front { auth: "none" }
secret carrier {}
function quote { code: "./functions/quote", handler: "app.handler", runtime: "python3.13" }

front["GET /quotes"] -> quote -> carrier.read
