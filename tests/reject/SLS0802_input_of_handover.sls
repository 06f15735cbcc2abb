service shop { regions: ["us-east-1", "us-west-2"] }

input users_stream: string { description: "Some other stream" }

table users { key: { id: string }, replicate: true }
function index { inline: "exports.handler = async () => {}", runtime: "nodejs22.x", env: { OTHER: users_stream } }

users.changes -> index { active: "home" }
