// A queue to a function that is waited for, and a table's changes through an enrichment to a topic.
defaults function { inline: "def handler(event, context):\n    return event\n", runtime: "python3.13" }

queue orders {}
table outbox { key: { id: string } }
topic accepted {}

function charge { kill_switch: true, timeout: 20s }
function add_customer {}

pipe load { log_level: "OFF" }
orders -> load { batch: 5 }
load -> charge.call

pipe publish {
  enrich: add_customer
  input:  { id: "<$.dynamodb.NewImage.id.S>", text: "order <$.dynamodb.NewImage.id.S> in ${aws.region}" }
}
outbox.changes -> publish { filter: { eventName: ["INSERT"] } }
publish -> accepted { input: "<$.customer>" }
