import { transactional_fan_out } from "std:orchestration"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

api web { auth: "iam" }
let event = web["POST /trips"]
function do { idempotent: "the same twice changes nothing" }
function undo { idempotent: "the same twice changes nothing" }

transactional_fan_out name {
  event:     event
  receivers: [{ name: "receiver", do: do, undo: undo }]
}
