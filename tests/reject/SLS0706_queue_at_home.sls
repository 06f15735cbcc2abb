service shop { regions: ["us-east-1", "us-west-2"] }

queue orders { in: ["us-east-1"] }
function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

charge -> orders
