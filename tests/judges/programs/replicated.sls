/// Two regions with everything that can be replicated, and clocks and readers that know where they are active.
service replicated { regions: ["us-east-1", "us-west-2"], tags: { team: "judges" } }

input operator: string { description: "Who is told, in the home region", default: "ops@example.com" }

defaults function { inline: "exports.handler = async () => ({ batchItemFailures: [] });", runtime: "nodejs22.x", timeout: 10s }

table users {
  key:         { id: string, version: number }
  name:        "replicated-users"
  replicate:   true
  consistency: "eventual"
  changes:     "new and old images"
  indexes:     { by_day: { key: { day: string }, project: "keys" } }
  local_indexes: { by_title: { key: { id: string, title: string } } }
  capacity:    { read: { min: 1, max: 10, target: 60 }, write: { min: 1, max: 5 } }
  class:       "infrequent"
  recovery:    7d
  ttl:         "until"
  tags:        { part: "users" }
}
table ledger { key: { id: string }, replicate: true, consistency: "strong", witness: "us-east-2", capacity: { read: 3, write: 2 } }
table visits {
  key: { page: string }, replicate: true, indexes: { by_day: { key: { day: string } } }
  max_throughput: { read: 100, write: 50 }, recovery: none, keep: false
}
table here { key: { id: string }, per_region: { "us-west-2": { recovery: 1d } } }

secret token { replicate: true, description: "Signs" }
secret issued { replicate: true, name: "replicated/issued-to-us", generate: { length: 20 }, keep: false }

parameter rate { value: "3", per_region: { "us-west-2": { value: "1" } } }

function user {
  env: { USERS: users.name, LEDGER: ledger.arn, TOKEN: token.name, ISSUED: issued.arn, RATE: rate.name }
  per_region: { "us-west-2": { memory: 1GB, concurrency: 5 } }
}
function index {}
function forget {}
function report {}

queue orders { per_region: { "us-west-2": { retention: 10d } } }
topic operators { in: ["us-east-1"], email: [operator] }
function audit { in: ["us-east-1"] }

user -> [users.read, users.scan, users.write, users.delete, ledger.read, ledger.write, visits.read, visits.scan]
user -> [token.read, issued.read, rate.read, here.read]
orders -> user
users.changes -> index { active: "home" }
visits.changes -> forget { active: "every region" }
here.changes -> forget
audit -> operators

@allow(SLS0706, "the home region alone is told")
report -> operators

schedule nightly { cron: "0 2 * * ? *", active: "home" }
schedule sweep { rate: 1h, active: "every region" }
nightly -> report
sweep -> orders

alarm throttled { when: users.throttled_writes > 0 for 5m, notify: none }

output orders_url = orders.url
output changes_of_users = users.stream
