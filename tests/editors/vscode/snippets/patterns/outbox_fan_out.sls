import { outbox_fan_out } from "std:orchestration"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

table store { key: { id: string }, changes: "new image" }
function writer {}
function worker { idempotent: "the same twice changes nothing" }

outbox_fan_out name {
  writer:    writer
  store:     store
  announces: { Keys: { id: { S: [{ prefix: "news#" }] } } }
  workers:   [worker]
}
