service shop { lints: { "unread-store": "warn" } }

queue orders {}
table ledger { key: { id: string } }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

orders -> charge -> ledger.put
