defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
topic orders {}
queue inbox {}
function charge {}

orders -> charge
orders -> inbox
inbox -> charge
