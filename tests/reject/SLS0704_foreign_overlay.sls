service shop { regions: ["us-east-1", "us-west-2"] }

function ping { inline: "exports.handler = async () => {}", runtime: "nodejs22.x", per_region: { "us-west-1": { concurrency: 5 } } }
