workflow child {
  timeout: 1h
  steps: [
    { name: "work", pass: { done: true } }
  ]
}

workflow checkout {
  timeout: 1h
  steps: [
    { name: "start", start: child, input: { token: "$$.Task.Token" }, waits: true, callback: true, timeout: 5m }
  ]
}
