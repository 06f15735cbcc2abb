defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
queue failed { retention: 14d }
queue orders { dead_letters: failed }
function charge {}

orders -> charge
