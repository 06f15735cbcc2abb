service s { lints: { "broad-role": "warn" } }

table orders { key: { id: string } }
table ledger { key: { id: string } }
table stock { key: { id: string } }
table carts { key: { id: string } }
table users { key: { id: string } }
table prices { key: { id: string } }
function checkout { code: "./functions/checkout", handler: "app.handler", runtime: "python3.13" }

checkout -> [orders.put, ledger.put, stock.update, carts.delete, users.read, prices.read]
