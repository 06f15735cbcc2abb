service shop { regions: ["us-east-1", "us-wets-2"] }

function ping { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
