function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  timeout: 1h
  steps: [
    { name: "pay", call: charge, input: { sum: "States.MathAdd($.total)", one: "States.ArrayLength()", text: "States.Format(order, $.id)" } }
  ]
}
