table ledger { key: { id: string }, capacity: { read: 5, write: 5 }, max_throughput: { read: 100 } }
