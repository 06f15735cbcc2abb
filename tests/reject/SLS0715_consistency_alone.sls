service shop { regions: ["us-east-1", "us-west-2"] }

table users { key: { id: string }, consistency: "strong" }
