defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
function charge { timeout: 30s }
workflow checkout { timeout: 1h, steps: [{ name: "pay", call: charge, timeout: 10s }] }
