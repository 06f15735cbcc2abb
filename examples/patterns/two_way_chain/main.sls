/// Decides about loans. What is known of a person comes from a credit bureau, which takes minutes, or a day, or fails.
service loan_requests {}

import { two_way_chain } from "std:orchestration"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

/// Where the bureau answers, and who we are there.
input bureau_url: string { description: "The bureau's address, without the name of a person", pattern: "https://.+" }
input bureau_token: string { description: "Our token at the bureau", hidden: true }

api bank { type: "http", auth: "iam" }

secret bureau_access { value: bureau_token }

table decisions { key: { loan_id: string } }

defaults function { code: "./functions/loans", runtime: "python3.13", memory: 256MB, timeout: 20s }

function look_up { handler: "look_up.handler", timeout: 30s, env: { BUREAU: bureau_url, ACCESS: bureau_access.arn } }
function decide  { handler: "decide.handler", env: { DECISIONS: decisions.name } }

two_way_chain credit {
  request:   bank["POST /loans"]
  worker:    look_up
  reply:     decide
  deadline:  1d
  execution: "$request.body.loan_id" // asked for twice, looked up once
}

look_up -> bureau_access.read
decide  -> decisions.put

topic operators { email: [alert_email] }

alarm unasked   { when: credit.requests.dead.visible > 0 for 5m, notify: operators }
alarm undecided { when: credit.flow.failed > 0 for 5m, notify: operators }

output url = bank.url
