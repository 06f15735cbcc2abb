/// Takes orders, charges each of them once, and tells whoever wants to know.
///
/// The API puts an order into the queue by itself, with no function between: an order is safe
/// before any code of ours has run.
service order_intake {}

/// Where alarms go. AWS sends a link to this address first; alarms arrive once it was clicked.
input alert_email: string { description: "Where alarms go" }

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

api intake { type: "rest", auth: "iam" }

/// Orders that wait to be charged. One that fails five times moves to `orders.dead`.
queue orders { retries: 5 }

/// One entry per order: the proof that it was charged, and the guard against charging it twice.
table ledger { key: { order_id: string } }

/// Every order that was charged.
topic accepted {}

bucket receipts {}

function charge {
  code:    "./functions/charge"
  handler: "app.handler"
  env:     { LEDGER: ledger.name, ACCEPTED: accepted.arn }
}

function receipt {
  code:    "./functions/receipt"
  handler: "app.handler"
  env:     { RECEIPTS: receipts.name }
}

intake["POST /orders"] -> orders
orders                 -> charge { batch: 10, concurrency: 20 } // at most 20 batches at a time, however long the queue
charge                 -> [ledger.write, accepted]
accepted               -> receipt { filter: { total: { above: 0 } } } // free orders get no receipt
receipt                -> receipts.write

// The people who answer for orders, and what wakes them.
topic operators { email: [alert_email] }

alarm stuck_orders  { when: orders.dead.visible > 0 for 5m, notify: operators }
alarm lost_receipts { when: receipt.failures.visible > 0 for 5m, notify: operators }

output intake_url = intake.url
