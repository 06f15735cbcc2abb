function front { inline: "exports.handler = async () => {}", runtime: "nodejs22.x", timeout: 30s }
workflow checkout { type: "express", timeout: 1m, steps: [{ name: "ask", call: front }] }

front -> checkout.call
