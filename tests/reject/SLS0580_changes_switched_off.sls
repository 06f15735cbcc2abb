table ledger { key: { id: string }, changes: none }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

ledger.changes -> charge
