function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  timeout: 1h
  steps: [
    { name: "look", call: charge }
    { name: "rest", wait: 1m, next: "look" }
  ]
}
