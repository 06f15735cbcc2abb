table users { key: { id: string }, changes: "new image" }
function index { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

users.changes -> index
index -> users.write
