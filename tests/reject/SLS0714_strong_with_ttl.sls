service shop { regions: ["us-east-1", "us-west-2"] }

table users { key: { id: string }, replicate: true, consistency: "strong", witness: "us-east-2", ttl: "until" }
