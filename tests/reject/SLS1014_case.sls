function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  timeout: 1h
  steps: [
    { name: "pick", choose: [{ when: { "$.total": { above: 100 } } }], otherwise: "pay" }
    { name: "pay", call: charge }
  ]
}
