queue approvals {}

workflow checkout {
  type: "express"
  steps: [
    { name: "ask", send: approvals, message: { token: "$$.Task.Token" }, callback: true, timeout: 1m }
  ]
}
