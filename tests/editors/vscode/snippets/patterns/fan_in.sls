import { fan_in } from "std:orchestration"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

topic source {}
function complete { idempotent: "the same twice changes nothing" }

fan_in name {
  sources:  [source]
  group:    "group"
  part:     "part"
  parts:    2
  complete: complete
}
