defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
table users { key: { id: string } }
function index {}

users.changes -> index { from: "now" }
