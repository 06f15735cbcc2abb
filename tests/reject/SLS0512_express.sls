function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  type: "express"
  steps: [
    { name: "work", pass: { done: true } }
  ]
}

charge -> checkout.read
