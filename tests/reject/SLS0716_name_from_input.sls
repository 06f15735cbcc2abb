service shop { regions: ["us-east-1", "us-west-2"] }

input name: string { description: "Where others find it" }
secret token { replicate: true, name: "shop/${name}" }
