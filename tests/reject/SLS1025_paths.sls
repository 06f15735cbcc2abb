function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  timeout: 1h
  steps: [
    { name: "pay", call: charge, input: { id: "$.order id" }, output: "$." }
    { name: "keep", pass: { id: "$.a[" }, result: "$$.Execution" }
    { name: "each", map: "$.items", input: "$.item", steps: [{ name: "work", call: charge }] }
  ]
}
