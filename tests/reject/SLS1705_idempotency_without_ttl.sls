queue orders {}
table seen { key: { id: string } }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

orders -> charge -> seen.idempotency
