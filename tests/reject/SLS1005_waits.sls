function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow child {
  timeout: 1h
  steps: [
    { name: "pay", call: charge }
  ]
}

workflow checkout {
  type: "express"
  steps: [
    { name: "work", start: child, waits: true }
    { name: "rest", wait: 10m }
  ]
}
