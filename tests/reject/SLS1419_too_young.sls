defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
topic orders {}
function charge { timeout: 30s, retries: 2, max_age: 2m }

orders -> charge
