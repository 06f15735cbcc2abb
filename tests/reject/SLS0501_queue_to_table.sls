queue orders {}

table ledger { key: { order_id: string } }

orders -> ledger.write
//        ^^^^^^^^^^^^
