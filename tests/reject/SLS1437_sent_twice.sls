service shop { lints: { "unnamed-execution": "warn" } }

defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
api public { auth: "none", type: "rest" }
function charge {}
workflow checkout { timeout: 1h, steps: [{ name: "pay", call: charge }] }

public["POST /orders"] -> checkout
