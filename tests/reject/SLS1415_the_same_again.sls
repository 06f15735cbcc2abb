defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
queue orders {}
function charge {}

orders -> charge
orders.dead -> charge
