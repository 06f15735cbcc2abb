import { inline_stream_transform } from "std:workflows"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

stream source {}
stream sink {}
function transform { idempotent: "the same twice changes nothing" }

inline_stream_transform name {
  source:    source
  transform: transform
  sink:      sink
}
