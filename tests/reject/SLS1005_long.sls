function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  type: "express"
  timeout: 10m
  steps: [
    { name: "pay", call: charge }
  ]
}
