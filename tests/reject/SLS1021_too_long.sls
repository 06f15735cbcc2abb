queue approvals {}

workflow checkout {
  timeout: 1h
  steps: [
    { name: "ask", send: approvals, message: { token: "$$.Task.Token" }, callback: true, timeout: 30m, heartbeat: 1h }
  ]
}
