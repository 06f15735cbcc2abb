service shop { regions: ["us-east-1", "us-west-2"] }

key vault { multi_region: true }
secret token { replicate: true, key: vault }
