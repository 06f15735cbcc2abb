defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
topic orders {}
queue inbox { max_message: 16KB }
function charge {}

orders -> inbox -> charge
