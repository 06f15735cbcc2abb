// Durations, sizes and percentages are types of their own, and calculate as such.
let timeout = 20s
let memory = 128MB * 4

function charge {
  code:    "./functions/charge"
  handler: "app.handler"
  runtime: "python3.13"
  timeout: timeout + 10s
  memory:  memory
}

queue orders {
  visibility:  (timeout + 10s) * 6
  retention:   5d - 12h
  delay:       5m / 10
  max_message: 1MB / 4
  tags:        { ratio: text(10m / 30s), half: text(50% + 10% > 0.5% && 1GB > memory) }
}

orders -> charge
