service shop { regions: ["us-east-1", "us-gov-west-1"] }

function ping { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
