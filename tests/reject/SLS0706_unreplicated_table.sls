service shop { regions: ["us-east-1", "us-west-2"] }

table users { key: { id: string }, in: ["us-east-1"] }
function user { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

user -> users.read
