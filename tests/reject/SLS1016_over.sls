function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  timeout: 1h
  steps: [
    { name: "pick", choose: [{ when: { "$.total": { over: 100 } }, next: "pay" }], otherwise: "done" }
    { name: "pay", call: charge }
    { name: "done", succeed: true }
  ]
}
