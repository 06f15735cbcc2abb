service shop { regions: ["us-east-1", "us-west-2"] }

secret token { replicate: true, per_region: { "us-west-2": { description: "The copy" } } }
