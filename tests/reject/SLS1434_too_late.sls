defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
function charge { timeout: 30s }
workflow checkout {
  timeout: 10m
  steps: [{ name: "pay", call: charge, retry: [{ errors: ["States.ALL"], attempts: 10, wait: 10s }] }]
}
