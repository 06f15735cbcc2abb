/// Closes the day when all three depots have sent their count, in whatever order and however often they send it.
service day_report {}

import { fan_in } from "std:orchestration"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

/// How many depots there are: with the last of them the day is complete.
let depots = 3

api   office  { type: "http", auth: "iam" } // people type a count in
topic counted {}                            // depots with a system of their own publish it

bucket reports {}

function close {
  code:       "./functions/close"
  handler:    "app.handler"
  runtime:    "python3.13"
  timeout:    30s
  idempotent: "the report of a day is one object, made of the same parts"
  env:        { PARTS: day.parts.name, REPORTS: reports.name }
}

fan_in day {
  sources:  [office["POST /counts"], counted]
  group:    "day"
  part:     "depot"
  parts:    depots
  complete: close
}

close -> reports.write { prefix: "days/" }

topic operators { email: [alert_email] }

alarm unreadable { when: day.inbox.dead.visible > 0 for 5m, notify: operators }
alarm unclosed   { when: close.failures.visible > 0 for 5m, notify: operators }

output url = office.url
output reports_bucket = reports.name
