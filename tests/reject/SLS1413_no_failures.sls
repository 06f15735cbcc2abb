defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
topic orders {}
function charge { failures: none }

orders -> charge

table users { key: { id: string } }
function index { failures: none }

users.changes -> index
