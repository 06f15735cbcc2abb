workflow child {
  type: "express"
  steps: [
    { name: "work", pass: { done: true } }
  ]
}

workflow checkout {
  timeout: 1h
  steps: [
    { name: "start", start: child, waits: true }
  ]
}
