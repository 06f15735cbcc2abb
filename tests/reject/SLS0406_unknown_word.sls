table ledger { key: { order_id: string }, changes: "new images" }
//                                                 ^^^^^^^^^^^^
