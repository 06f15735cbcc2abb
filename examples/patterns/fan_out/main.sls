/// An order that was placed is billed, packed and rewarded: three workers, each with a copy of its own.
///
/// None of them knows of the others. What one fails at waits for that one alone.
service order_events {}

import { fan_out } from "std:orchestration"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

api shop { type: "http", auth: "iam" }

bucket invoices {}
table  parcels  { key: { order_id: string } }
table  points   { key: { customer: string } }

function place {
  code:    "./functions/place"
  handler: "app.handler"
  env:     { PLACED: placed.topic.arn }
}

function bill   { code: "./functions/workers", handler: "bill.handler", env: { INVOICES: invoices.name } }
function pack   { code: "./functions/workers", handler: "pack.handler", env: { PARCELS: parcels.name } }
function reward { code: "./functions/workers", handler: "reward.handler", env: { POINTS: points.name } }

shop["POST /orders"] -> place

/// Whoever else wants to know of orders becomes one more name in this list.
fan_out placed { source: place, workers: [bill, pack, reward] }

bill   -> invoices.write
pack   -> parcels.put
reward -> points.update

topic operators { email: [alert_email] }

for worker in [placed.inbox.bill, placed.inbox.pack, placed.inbox.reward] {
  alarm stuck { when: worker.dead.visible > 0 for 5m, notify: operators }
}

output url = shop.url
