table ledger { key: { customer: string, day: string, order_id: string } }
