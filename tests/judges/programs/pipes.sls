/// Pipes from everywhere to everywhere.
service pipes {
  tags: { team: "orders" }
  lints: { "idle-dead-letters": "allow", "unsplit-batch": "allow", "skipped-records": "allow" }
}

defaults function { inline: "def handler(event, context):\n    return event\n", runtime: "python3.13", timeout: 10s }

key own {}

queue orders {}
queue returns { key: own }
queue letters {}
queue ordered { fifo: true }
queue strict { fifo: true, deduplication: "id" }
queue plain {}
queue checks {}
queue asked {}
queue lost { retention: 14d }
topic accepted { key: own }
bus main {}
table outbox { key: { id: string } }
table ledger { key: { id: string } }
stream clicks {}
stream copies {}
bucket lake {}
delivery archive {}
archive -> lake.write

function add_customer { kill_switch: true }
function charge {}
function receipt { kill_switch: true }
function answer { inline: "def handler(event, context):\n    return {'statusCode': 200, 'body': '{\"customer\": \"c\"}'}\n" }

workflow check { type: "express", steps: [{ name: "look", pass: { seen: true } }] }
workflow checkout { timeout: 5m, steps: [{ name: "look", pass: { seen: true } }] }

api inner { type: "rest", auth: "iam" }
inner["GET /customers/{id}"] -> answer

/// Tells everybody what was written into the outbox.
pipe publish {
  enrich:    add_customer
  input:     { id: "<$.dynamodb.NewImage.id.S>", at: "<aws.pipes.event.ingestion-time>" }
  log_level: "INFO"
  log_data:  true
  logs:      90d
  tags:      { part: "outbox" }
}
outbox.changes -> publish {
  batch:              10
  window:             5s
  retries:            5
  max_age:            1h
  on_partial_failure: "bisect"
  parallel:           2
  from:               "beginning"
  filter:             { eventName: ["INSERT"] }
}
publish -> accepted { input: "order <$.id> of <$.customer>" }

pipe load { description: "Charges what was ordered" }
@allow(SLS0567, "the others are of no interest to anybody")
orders -> load { batch: 5, filter: { type: ["order"] } }
load -> charge.call

pipe started { log_level: "OFF" }
letters -> started -> receipt

pipe told { failures: lost, logs: none }
ledger.changes -> told { from: "now", on_partial_failure: "retry" }
told -> main { source: "shop.ledger", detail_type: "$.eventName", time: "$.dynamodb.time", input: "<aws.pipes.event.json>" }

pipe sorted { enrich: check.call }
returns -> sorted -> ordered { group: "$.body.customer" }

pipe numbered { enabled: false }
clicks -> numbered { max_age: 2h, on_partial_failure: "retry" }
numbered -> strict { group: "all", id: "$.eventID" }

pipe copied { enrich: inner["GET /customers/{id}"], request: { path: ["$.body.customer"], query: { full: "yes" }, headers: { "X-From": "pipe" } } }
plain -> copied -> copies { partition_key: "$.customer" }

pipe kept {}
copies -> kept -> archive

pipe checked {}
checks -> checked -> check.call { input: { order: "<$.body>" } }

pipe begun {}
asked -> begun -> checkout

alarm stuck { when: publish.failed > 0 for 5m, notify: accepted }
alarm slow { when: load.duration > 1m for 5m, notify: accepted }

output publish_arn = publish.arn
