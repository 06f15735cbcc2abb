table ledger { key: { id: string } }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
function receipt { code: "./functions/receipt", handler: "app.handler", runtime: "python3.13" }
function audit { code: "./functions/audit", handler: "app.handler", runtime: "python3.13" }

ledger.changes -> [audit, charge, receipt]
