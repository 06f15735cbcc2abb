service s { lints: { "no-kill-switch": "warn" } }

queue orders {}
table ledger { key: { order_id: string } }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

orders -> charge -> ledger.put
