service shop { regions: ["eu-central-1", "eu-west-1", "eu-central-1"] }

function ping { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
