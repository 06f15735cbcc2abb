api shop { auth: "none", throttle: { rate: 50, burst: 100 } }

function place { code: "./functions/place", handler: "app.handler", runtime: "python3.13" }

workflow order {
  timeout: 1h
  steps: [
    { name: "wait", wait: 1m }
    { name: "wait again", wait: 1m }
    { name: "done", succeed: true }
  ]
}

workflow quick { type: "express", steps: [{ name: "done", succeed: true }] }

shop["POST /orders"] -> place -> order
shop["POST /quick"]  -> quick
