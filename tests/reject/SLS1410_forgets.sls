defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
queue orders { retention: 1h, visibility: 15m, retries: 5 }
function charge { timeout: 2m }

orders -> charge
