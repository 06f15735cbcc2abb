import { command } from "std:traditional"

api shop { auth: "iam" }
defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function handler { idempotent: "the same twice changes nothing" }
let entry = shop["POST /orders"]

command name {
  entry:   entry
  handler: handler
}
