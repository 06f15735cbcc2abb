service shop { regions: ["us-east-1", "us-west-2"] }

queue orders { in: ["us-east-1"], per_region: { "us-west-2": { retention: 1d } } }
