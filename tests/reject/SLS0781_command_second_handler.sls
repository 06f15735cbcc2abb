import { command } from "std:traditional"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }

api shop { auth: "iam" }
function charge { idempotent: "a payment has a key" }
function audit {}

command orders { entry: shop["POST /orders"], handler: charge }

@allow(SLS0562, "each takes what the other leaves")
orders.queue -> audit
