defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
queue orders { dead_letters: none }
function charge {}

orders -> charge
