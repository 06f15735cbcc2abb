defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
function charge { timeout: 30s }
workflow checkout {
  timeout: 1d
  steps: [
    { name: "pay", call: charge, catch: [{ errors: ["States.ALL"], next: "rest" }], end: true }
    { name: "rest", wait: 10s, next: "pay" }
  ]
}
