import { fan_out } from "std:orchestration"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

bucket uploads {}
let source = uploads.created
function worker {}

fan_out name {
  source:  source
  workers: [worker]
}
