/// What exists once, with a replica in each region.
service order_intake { regions: ["us-east-1", "us-west-2"] }

defaults function { inline: "exports.handler = async () => ({ batchItemFailures: [] })", runtime: "nodejs22.x", timeout: 10s }

table users { key: { id: string }, replicate: true, recovery: 7d, tags: { part: "users" } }
table visits { key: { page: string }, replicate: true, name: "visits", keep: false, class: "infrequent" }
secret signing_key { replicate: true }
secret token { name: "shop/token" }

function user { env: { USERS: users.name, KEY: signing_key.name, ALSO_KEY: signing_key.arn, TOKEN: token.name } }
function index {}
function forget {}

user -> [users.read, users.write, signing_key.read, token.read]
users.changes -> index { active: "home" }
visits.changes -> forget { active: "every region" }

schedule nightly { cron: "0 2 * * ? *", active: "home" }
schedule sweep { rate: 1h, active: "every region" }
nightly -> user
sweep -> forget

alarm throttled { when: users.throttled_writes > 0 for 5m, notify: none }

output users_arn = users.arn
output users_stream = users.stream
