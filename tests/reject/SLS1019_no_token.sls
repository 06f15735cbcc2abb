queue approvals {}

workflow checkout {
  timeout: 1h
  steps: [
    { name: "ask", send: approvals, message: { order: "$.id" }, callback: true, timeout: 30m }
  ]
}
