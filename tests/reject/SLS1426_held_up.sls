defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
table users { key: { id: string } }
function index {}

users.changes -> index { retries: 1000, max_age: 12h }
