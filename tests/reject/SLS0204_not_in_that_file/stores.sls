queue orders {}

table ledger { key: { order_id: string } }
