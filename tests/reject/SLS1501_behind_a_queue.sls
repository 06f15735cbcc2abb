/// The way goes through a queue; the health check changes nothing.
api shop { auth: "iam" }
queue orders {}
table ledger { key: { id: string } }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
function health { code: "./functions/health", handler: "app.handler", runtime: "python3.13" }

shop["POST /orders"] -> orders { auth: "none" }
shop["GET /health"]  -> health { auth: "none" }
shop["POST /again"]  -> orders

orders -> charge
charge -> [ledger.read, ledger.write]
health -> ledger.read
