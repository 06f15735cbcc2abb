service shop { lints: { "long-visibility": "warn" } }

defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
queue orders { visibility: 1h }
function charge { timeout: 10s }

orders -> charge
