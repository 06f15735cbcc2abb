import { pipes_and_filters } from "std:workflows"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

topic source {}
queue sink {}
function filter {}

pipes_and_filters name {
  source:  source
  filters: [filter]
  sink:    sink
}
