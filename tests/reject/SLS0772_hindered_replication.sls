service shop { regions: ["us-east-1", "eu-west-1"] }

bucket orders { replicate: true, versioning: false }
