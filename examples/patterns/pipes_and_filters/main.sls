/// Price lists of suppliers, from text to a table: decoded, checked and converted, one step after the other.
///
/// Each filter does one thing. What it cannot do is in its own dead letters, so the queue says what was wrong.
service price_feed {}

import { pipes_and_filters } from "std:workflows"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s, code: "./functions/filters" }

topic lists {}

/// What a euro is in other currencies; somebody writes them every morning.
parameter rates { value: "{\"EUR\": 1, \"USD\": 1.1, \"CHF\": 0.95}" }

table prices { key: { article: string, supplier: string } }

function decode  { handler: "decode.handler", env: { NEXT: feed.joint.check.url } }
function check   { handler: "check.handler", env: { NEXT: feed.joint.convert.url } }
function convert { handler: "convert.handler", env: { PRICES: prices.name, RATES: rates.name } }

pipes_and_filters feed { source: lists, filters: [decode, check, convert], sink: prices.put }

convert -> rates.read

topic operators { email: [alert_email] }

for joint in [feed.joint.decode, feed.joint.check, feed.joint.convert] {
  alarm stuck { when: joint.dead.visible > 0 for 5m, notify: operators }
}

output lists_topic = lists.arn
