service shop { lints: { "fixed-capacity": "warn" } }

table items { key: { sku: string }, capacity: { read: 50, write: 20 } }
