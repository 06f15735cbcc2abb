/// Credits loyalty points: each credit once, whatever the shops send twice, and however late.
///
/// A credit is safe in the queue before any code of ours has run. The shop gets a receipt, not a result.
service loyalty {}

import { command } from "std:traditional"

/// Who hears of credits that were refused, and of those that got stuck.
input alert_email: string { description: "Where refusals and alarms go" }

api loyalty_api { auth: "iam" }

/// The points of each account.
table accounts { key: { account: string } }

/// What became of each credit, for as long as a shop may send it again.
table outcomes { key: { credit: string }, ttl: "expires" }

topic desk { email: [alert_email] }

function credit {
  code:    "./functions/credit"
  handler: "app.handler"
  runtime: "python3.13"
  memory:  256MB
  timeout: 20s
  env:     { ACCOUNTS: accounts.name, OUTCOMES: outcomes.name, DESK: desk.arn }
}

command credits { entry: loyalty_api["POST /credits"], handler: credit }

credit -> [accounts.update, outcomes.idempotency, desk]

// What nobody could carry out: no credit at all, or a table that was away for too long.
alarm stuck { when: credits.queue.dead.visible > 0 for 5m, notify: desk }

output url = loyalty_api.url
output accounts_table = accounts.name
