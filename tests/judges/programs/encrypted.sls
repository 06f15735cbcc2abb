/// Everything that can have a key has one: who may use the key follows from the arrows.
service encrypted { tags: { team: "judges" }, lints: { "idle-dead-letters": "allow" } }

defaults function { inline: "exports.handler = async () => ({ batchItemFailures: [] });", runtime: "nodejs22.x", timeout: 10s }

key vault { rotate: 180d, deletion_window: 7d, tags: { use: "all" } }
key seal { use: "sign", spec: "ecc_p384", keep: false }
key mould { use: "sign", spec: "rsa_2048", multi_region: true }

queue waiting { tags: { part: "back" }, key: vault, max_message: 256KB }
queue ordered { key: vault, fifo: true, deduplication: "id" }
topic news { tags: { part: "back" }, key: vault, display_name: "News", tracing: true }
topic ordered_news { key: vault, fifo: true, throughput: "topic", archive: 7d }
bus events { tags: { part: "back" }, key: vault, archive: 30d, description: "What happened" }
bucket files { key: vault, failures: last, tags: { part: "back" } }
table ledger {
  key:        { id: string }
  indexes:    { by_day: { key: { day: string, at: number }, project: "keys" } }
  tags:       { part: "back" }
  encryption: vault
  changes:    "new and old images"
}
secret token { tags: { part: "back" }, key: vault, generate: { length: 40, punctuation: true, exclude: "\"@/\\", template: { user: "admin" }, field: "password" } }

function writer {
  key: vault
  env: { TABLE: ledger.name, QUEUE: waiting.url, TOPIC: news.arn, BUS: events.name, BUCKET: files.name, SECRET: token.arn, KEY: vault.id }
}
function reader { key: vault, env: { TABLE: ledger.name } }
function follower {}
function sealer { env: { SEAL: seal.alias } }
function opener {}
function listener {}
function cleaner {}

// Where everything ends.
queue last { key: vault }
topic last_news { key: vault }
bus last_events { key: vault }

writer -> [waiting, news, events, files.write, ledger.write]
reader -> [files.read, ledger.read, ledger.scan, token.read]
cleaner -> [ledger.delete, files.delete, files.list]
sealer -> [seal.sign, mould.sign, vault.encrypt]
opener -> vault.decrypt

ledger.changes -> follower
waiting -> listener
ordered -> listener
news -> [reader, waiting]
ordered_news -> ordered
files.created -> [listener, waiting, news, events]
files.removed -> waiting
events -> opener { match: { source: ["shop"] } }
events -> waiting { match: { source: ["shop"] } }
events -> news { match: { source: ["shop"] } }
events -> last_events { match: { source: ["shop"] } }

reader.failure -> last
reader.success -> last_news
listener.failure -> last_events
opener.failure -> last_news
opener.success -> sealer

schedule tick { rate: 1h }
tick -> waiting
tick -> news
tick -> events { source: "encrypted.clock", detail_type: "Tick" }
tick -> writer
tick -> cleaner

api door { type: "rest", auth: "iam" }
door["POST /waiting"] -> waiting
door["POST /ordered"] -> ordered { group: "$request.body.customer", id: "$request.header.X-Id" }
door["POST /news"] -> news
door["POST /events"] -> events

alarm late { when: waiting.age > 10m for 15m, notify: news, ok: news }

output key_arn = vault.arn
