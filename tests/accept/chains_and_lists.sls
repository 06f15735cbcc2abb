// Lists on either side, and chains; each arrow takes the options that it knows.
queue orders { visibility: 6m }
queue returns { visibility: 6m }
topic accepted {}
table ledger { key: { order_id: string } }

function charge  { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", timeout: 20s }
function receipt { code: "./functions/receipt", handler: "app.handler", runtime: "python3.13", timeout: 20s }

[orders, returns] -> charge -> accepted -> receipt { batch: 5 }
charge -> [ledger.read, ledger.write]

let readers = [charge, receipt]

readers -> ledger.scan
