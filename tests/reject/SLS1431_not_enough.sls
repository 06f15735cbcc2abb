defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
function reserve { timeout: 30s }
function charge { timeout: 30s }
workflow checkout {
  timeout: 5m
  steps: [
    { name: "reserve", call: reserve }
    { name: "think", wait: 5m }
    { name: "pay", call: charge }
  ]
}
