table ledger { key: { id: string }, indexes: { by: { key: { day: string } } } }
