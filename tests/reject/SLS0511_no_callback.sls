queue approvals {}
function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  timeout: 1h
  steps: [
    { name: "ask", send: approvals, message: { order: "$.id" } }
  ]
}

approvals -> charge
charge -> checkout.answer
