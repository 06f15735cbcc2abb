import { transactional_fan_out } from "std:orchestration"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

api web { auth: "iam" }
let event = web["POST /trips"]
function do_first { idempotent: "the same twice changes nothing" }
function do_second { idempotent: "the same twice changes nothing" }
function undo_first { idempotent: "the same twice changes nothing" }
function undo_second { idempotent: "the same twice changes nothing" }

transactional_fan_out name {
  event:     event
  receivers: [{ name: "first", do: do_first, undo: undo_first }, { name: "second", do: do_second, undo: undo_second }]
}
