service shop { regions: ["us-east-1"] }

bucket orders { replicate: true }
