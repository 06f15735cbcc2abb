table ledger { key: { order_id: string }, changes: "new image" }

function audit { code: "./functions/audit", handler: "app.handler", runtime: "python3.13" }

ledger -> audit
// ^^^
