/// An order is written together with its announcement. The warehouse and the till hear of every order, and of none that is not.
service order_book {}

import { outbox_fan_out } from "std:orchestration"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

api shop { type: "http", auth: "iam" }

/// Orders, and what is announced of them, under `news#`: one table, so that one transaction holds both.
table orders { key: { id: string }, changes: "new image", ttl: "expires" }

table parcels { key: { order_id: string } }
table bills   { key: { order_id: string } }

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

function place { code: "./functions/place", handler: "app.handler", env: { ORDERS: orders.name } }
function pack  { code: "./functions/workers", handler: "pack.handler", env: { PARCELS: parcels.name } }
function bill  { code: "./functions/workers", handler: "bill.handler", env: { BILLS: bills.name } }

shop["POST /orders"] -> place

outbox_fan_out placed {
  writer:    place
  store:     orders
  announces: { Keys: { id: { S: [{ prefix: "news#" }] } } }
  message: {
    order_id: "<$.dynamodb.NewImage.order_id.S>"
    cents:    "<$.dynamodb.NewImage.cents.N>"
    address:  "<$.dynamodb.NewImage.address.S>"
  }
  workers: [pack, bill]
}

pack -> parcels.put
bill -> bills.put

topic operators { email: [alert_email] }

alarm unpublished { when: placed.pipe.failures.visible > 0 for 5m, notify: operators }

for worker in [placed.inbox.pack, placed.inbox.bill] {
  alarm stuck { when: worker.dead.visible > 0 for 5m, notify: operators }
}

output url = shop.url
