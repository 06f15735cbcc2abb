function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  timeout: 1h
  steps: [
    { name: "both", parallel: [{ steps: [{ name: "pay", call: charge, next: "done" }] }] }
    { name: "done", succeed: true }
  ]
}
