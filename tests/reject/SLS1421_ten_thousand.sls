defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
queue orders {}
function charge { timeout: 10s }

orders -> charge { batch: 5000, window: 5s }
