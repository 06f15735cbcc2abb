import { one_way_chain } from "std:orchestration"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

topic source {}
function step {}

one_way_chain name {
  source: source
  steps:  [step]
}
