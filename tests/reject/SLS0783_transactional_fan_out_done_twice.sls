import { transactional_fan_out } from "std:orchestration"

api web { type: "http", auth: "iam" }

defaults function { code: "./functions/trips", runtime: "python3.13" }

function seat   { handler: "seat.take", idempotent: "one item for each trip" }
function unseat { handler: "seat.give_back", idempotent: "one item for each trip" }
function hold   { handler: "payment.hold" }
function unhold { handler: "payment.let_go", idempotent: "one item for each trip" }

transactional_fan_out booking {
  event:     web["POST /trips"]
  receivers: [{ name: "seat", do: seat, undo: unseat }, { name: "payment", do: hold, undo: unhold }]
}
