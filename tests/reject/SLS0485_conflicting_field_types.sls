table ledger { key: { id: string, day: string }, indexes: { by_day: { key: { day: number } } } }
