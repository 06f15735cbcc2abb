service shop { regions: ["us-east-1", "us-west-2"] }

table users { key: { id: string }, per_region: { "us-west-2": { replicate: true } } }
