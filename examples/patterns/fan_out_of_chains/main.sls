/// An insurance claim goes two ways at once: one sets money aside for it, one looks for fraud.
///
/// A fan-out gives each way a copy, and each way is a chain: its steps wait for nobody, and fail alone.
service claims {}

import { fan_out, one_way_chain } from "std:orchestration"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

api office { type: "http", auth: "iam" }

table reserves { key: { claim_id: string } }
table cases    { key: { claim_id: string } }

defaults function { code: "./functions/claims", runtime: "python3.13", memory: 256MB, timeout: 20s }

function take { handler: "take.handler", env: { CLAIMS: claim.topic.arn } }

function assess  { handler: "assess.handler", env: { NEXT: money.inbox.reserve.url } }
function reserve { handler: "reserve.handler", env: { RESERVES: reserves.name } }

function screen { handler: "screen.handler", env: { NEXT: doubt.inbox.refer.url } }
function refer  { handler: "refer.handler", env: { CASES: cases.name } }

office["POST /claims"] -> take

fan_out claim { source: take, workers: [assess, screen] }

one_way_chain money { source: assess, steps: [reserve] }
one_way_chain doubt { source: screen, steps: [refer] }

reserve -> reserves.put
refer   -> cases.put

topic operators { email: [alert_email] }

for inbox in [claim.inbox.assess, money.inbox.reserve, claim.inbox.screen, doubt.inbox.refer] {
  alarm stuck { when: inbox.dead.visible > 0 for 5m, notify: operators }
}

output url = office.url
