/// The way goes through a queue, or starts at an address; the health check changes nothing.
api shop { auth: "iam" }
queue orders {}
table ledger { key: { id: string } }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
function health { code: "./functions/health", handler: "app.handler", runtime: "python3.13" }
function note { code: "./functions/note", handler: "app.handler", runtime: "python3.13", url: { auth: "none" }, concurrency: 5 }

shop["POST /orders"] -> orders { auth: "none" }
shop["GET /health"]  -> health { auth: "none" }
shop["POST /again"]  -> orders

orders -> charge
charge -> [ledger.read, ledger.write]
health -> ledger.read
note   -> ledger.put
