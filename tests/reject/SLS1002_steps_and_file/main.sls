function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  timeout: 1h
  definition: "./flow.asl.json"
  steps: [
    { name: "pay", call: charge }
  ]
}
