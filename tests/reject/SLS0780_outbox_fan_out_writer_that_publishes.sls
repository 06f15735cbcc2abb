import { outbox_fan_out } from "std:orchestration"

table orders { key: { id: string }, changes: "new image" }

defaults function { code: "./functions/orders", runtime: "python3.13" }

function place { handler: "place.handler" }
function pack  { handler: "pack.handler" }

outbox_fan_out placed {
  writer:    place
  store:     orders
  announces: { Keys: { id: { S: [{ prefix: "news#" }] } } }
  workers:   [pack]
}

place -> placed.topic
