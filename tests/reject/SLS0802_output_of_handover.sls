service shop { regions: ["us-east-1", "us-west-2"] }

table users { key: { id: string }, replicate: true }
function index { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

users.changes -> index { active: "home" }

output users_stream = "${users.stream}?"
