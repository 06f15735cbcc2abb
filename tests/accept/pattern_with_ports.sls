// Ports are types: whoever uses the pattern says exactly which right it gets.
pattern archive(from: queue, store: table.write, by: function) {
  from -> by -> store
}

queue orders {}

table ledger { key: { order_id: string } }

function record { code: "./functions/record", handler: "app.handler", runtime: "python3.13" }

archive all_orders { from: orders, store: ledger.write, by: record }
