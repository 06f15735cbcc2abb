/// Streams and deliveries with everything that they can have, fed by everything that can feed them.
service streams {
  tags: { team: "judges" }
  lints: { "idle-dead-letters": "allow", "stopped-consumer": "allow", "unsplit-batch": "allow", "skipped-records": "allow" }
}

defaults function { inline: "def handler(event, context):\n    return {}\n", runtime: "python3.13", timeout: 10s }

key vault {}
queue lost { retention: 14d }

stream clicks {}
stream orders { shards: 2, retention: 7d, max_record: 2MB, key: vault, tags: { part: "orders" } }
stream scratch { keep: false }

function visit { env: { CLICKS: clicks.name, RAW: raw.name } }
function count {}
function follow { failures: lost }
function alone {}
function charge {}
function clean {}
function stamp { provisioned: 1, release: "1" }

visit -> [clicks, orders, raw]

clicks -> count { batch: 200, window: 5s, retries: 3, max_age: 12h, bisect: false, parallel: 2, filter: { type: ["click"] } }
clicks -> follow { tumbling: 1m, from: "now", filter: { partitionKey: ["a"] } }
clicks -> alone { dedicated: true }
orders -> charge { dedicated: true, max_age: 2d }
scratch -> alone { enabled: false }

bucket archive {}
bucket sealed { key: vault }

delivery raw { key: vault, logs: 90d, failures: lost, tags: { part: "raw" } }
delivery clicked { transform: clean, transform_batch: 2MB, transform_wait: 30s, transform_retries: 5, logs: none }
delivery ordered { transform: stamp }
delivery rest {}

clicks -> clicked
orders -> ordered
raw -> archive.write
clicked -> archive.write {
  prefix: "clicks/!{timestamp:yyyy/MM}/!{firehose:random-string}/", errors: "failed/clicks/", timezone: "Europe/Vienna"
  ending: ".jsonl.gz", buffer: 64MB, wait: 1m, compress: "gzip", lines: true
}
ordered -> sealed.write { prefix: "orders/", errors: "orders/failed/" }
rest -> sealed.write { errors: "failed/", lines: false }

bus shop {}
shop -> clicks { match: { source: ["shop"], detail_type: ["Click"] }, partition_key: "$.detail.visitor", path: "$.detail" }
shop -> orders { match: { source: ["shop"], detail_type: ["Order"] } }
shop -> rest { match: { source: ["shop"] } }

topic news {}
news -> rest { filter: { type: ["order"] } }
news -> raw { raw: false }

schedule tick { rate: 1h }
tick -> clicks { input: { tick: true }, partition_key: "clock" }
tick -> orders
tick -> raw { input: "tick" }

api web { auth: "iam" }
api door { type: "rest", auth: "iam" }
web["POST /clicks"] -> clicks { data: "$request.body.record", partition_key: "$request.body.visitor" }
web["POST /orders/{customer}"] -> orders { data: "$request.body", partition_key: "$request.path.customer" }
door["POST /clicks"] -> clicks
door["POST /orders/{customer}"] -> orders { partition_key: "$request.path.customer" }
door["POST /all"] -> clicks { partition_key: "all" }
door["POST /raw"] -> raw

alarm lagging { when: clicks.iterator_age > 5m for 5m, notify: news }
alarm full { when: orders.throttled_writes > 0 for 1m, notify: news }
alarm stale { when: raw.age > 15m for 5m, notify: news }

output clicks_arn = clicks.arn
output raw_arn = raw.arn
