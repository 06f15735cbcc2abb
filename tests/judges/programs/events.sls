/// Events from everywhere to everywhere, and tables with all that they can have.
service events {
  lints: { "idle-dead-letters": "allow", "stopped-consumer": "allow", "unsplit-batch": "allow", "skipped-records": "allow" }
}

input address: string { description: "Who hears of it", default: "ops@example.com" }
input issued: string { description: "A value that somebody else issued", hidden: true, default: "secret-of-others" }

defaults function { inline: "def handler(event, context):\n    return {}\n", runtime: "python3.13", timeout: 10s }

bucket inbox {
  lifecycle: [
    { prefix: "tmp/", expire: 7d },
    { prefix: "old/", archive: { after: 30d, class: "deep_archive" }, old_versions: 90d, keep_versions: 3 },
  ]
  cors: [{ origins: ["https://app.example.com"], methods: ["GET", "PUT"], headers: ["*"], expose: ["ETag"], max_age: 30m }]
  tags: { part: "in" }
}
bucket scratch { versioning: false, incomplete_uploads: none, keep: false }

bus main { archive: 1d }
bus audit { failures: lost }
bus account { default: true }

queue work {}
queue ordered { fifo: true }
topic news { email: [address], https: ["https://hooks.example.com/news"] }
topic plain {}

function first { retries: 1, max_age: 10m }
function second {}
function third { failures: lost }
function fourth { idempotent: "writes the same item again" }
function fifth {}
function sixth {}
function seventh {}
function changed {}

// Where things end.
queue lost { retention: 14d }
queue done {}
bus ended {}
topic said {}

inbox.created -> first { prefix: ["in/", "up/"], suffix: ".csv" }
inbox.created -> work { prefix: "in/", path: "$.detail" }
inbox.created -> news { transform: { take: { key: "$.detail.object.key" }, give: "Object <key> arrived" } }
inbox.created -> main { name: "all" }
inbox.removed -> second { suffix: [".csv", ".json"], retries: 3, max_age: 5m }
inbox.removed -> work { input: { gone: true } }
inbox.removed -> news
inbox.removed -> main { enabled: false }
inbox.created -> ordered { group: "inbox" }
first -> [inbox.read, inbox.list] { prefix: "in/" }
first -> scratch.write
second -> [scratch.delete, scratch.list]

main -> third { match: { source: ["shop"], detail_type: ["Order"], detail: { total: { above: 100 } } } }
main -> third { match: { source: ["shop"], detail_type: ["Return"] }, name: "returns" }
main -> work { match: { source: { prefix: "shop" } }, path: "$.detail", retries: 3, max_age: 5m, enabled: false }
main -> plain { match: { detail: { country: { not: ["AT"] } } } }
main -> audit { match: { source: ["shop"] } }
main -> ordered { match: { source: ["shop"] }, group: "main", transform: { take: { id: "$.id" }, give: { event: "<id>" } } }
account -> fourth { match: { source: ["aws.ec2"] } }
account -> main { match: { source: ["aws.health"] } }
audit -> fifth { match: { source: ["shop"] }, input: { audited: true } }

plain -> fourth { filter: { type: ["order"], total: { at_least: 1 } } }
plain -> work { filter: { kind: { prefix: "a" } }, filter_on: "attributes", raw: false }
@allow(SLS0567, "the others are of no interest to anybody")
work -> fifth { filter: [{ type: ["order"] }, { type: ["return"] }] }
ordered -> sixth
third -> [done, said, ended, seventh]
fourth.success -> done
fourth.failure -> said
first.success -> ended
first.failure -> sixth
second.success -> sixth
second.failure -> ended
sixth.success -> said

table items {
  key:           { id: string, version: number }
  local_indexes: { by_day: { key: { id: string, day: string }, project: ["title"] } }
  indexes:       { by_owner: { key: { owner: string }, project: ["title", "day"] }, by_blob: { key: { blob: binary } } }
  ttl:           "expires"
  capacity:      { read: { min: 1, max: 10, target: 60 }, write: 2 }
  class:         "infrequent"
  recovery:      14d
  protect:       true
}
table counters { key: { name: string }, max_throughput: { read: 100, write: 50 }, recovery: none, keep: false, changes: "keys" }
table plain_items { key: { id: string } }

items.changes -> changed { batch: 50, window: 5s, retries: 2, max_age: 10m, bisect: false, parallel: 2, from: "now", filter: { eventName: ["INSERT"] } }
plain_items.changes -> fifth { tumbling: 1m, enabled: false }
changed -> [counters.read, counters.write, counters.scan, counters.delete]

table notes { key: { id: string }, ttl: "expires" }
table locks { key: { name: string } }

seventh -> [notes.idempotency, locks.lease]
fourth -> [plain_items.put, plain_items.update]
sixth -> [items.read, items.scan, items.write, items.delete]
fifth -> plain_items.read

parameter rate { value: "3", name: "/events/rate", tier: "advanced", pattern: "^[0-9]+$" }
parameter names { value: ["a", "b"], tags: { part: "names" } }
secret issued_token { value: issued, description: "Issued elsewhere", name: "events/issued", keep: false }
third -> [rate.read, rate.write, names.read, issued_token.read]

schedule nightly { cron: "0 4 * * ? *", timezone: "Europe/Vienna", start: "2030-01-01T00:00:00", end: "2031-01-01T00:00:00" }
schedule once { failures: lost, at: "2030-05-01T08:00:00" }
schedule nightly_late { rate: 1d }
nightly -> first { input: { at: "<aws.scheduler.scheduled-time>" } }
nightly -> work
once -> plain
once -> main { source: "events.clock", detail_type: "Once", input: { depth: 1 } }
function teller {}
nightly_late -> teller
teller -> account
nightly_late -> ordered { group: "late" }

alarm dead { when: work.dead.visible > 0 for 5m, notify: [news, plain], ok: none }
alarm lagging { when: changed.iterator_age > 1m for 3m, missing: "ignore", notify: news }
alarm throttled { notify: none, when: items.throttled_reads >= 1 for 1m, statistic: "maximum" }

output inbox_name = inbox.name
output stream = items.stream
