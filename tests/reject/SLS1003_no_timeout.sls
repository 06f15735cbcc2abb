function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  steps: [
    { name: "pay", call: charge }
  ]
}
