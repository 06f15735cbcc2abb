import { data_processing } from "std:compound"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

bucket incoming {}
bucket outgoing {}
function worker { idempotent: "the same twice changes nothing" }

data_processing name {
  incoming: incoming
  worker:   worker
  outgoing: outgoing
}
