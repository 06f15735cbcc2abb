function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  timeout: 1h
  steps: [
    { name: "work", pass: { done: true } }
  ]
}

charge -> checkout.call
