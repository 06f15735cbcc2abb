/// Customers ask for all that is known about them. Collecting takes minutes, and a person looks at it before it is released.
service data_exports {}

import { long_running_task } from "std:workflows"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

api portal { type: "http", auth: "iam" }

bucket exports { lifecycle: [{ prefix: "exports/", expire: 30d, old_versions: 7d }] }

/// What waits for a person: the right to answer for each export.
table reviews { key: { id: string }, ttl: "expires" }

defaults function { code: "./functions/exports", runtime: "python3.13", memory: 256MB, timeout: 20s }

function collect { handler: "collect.handler", timeout: 5m, env: { EXPORTS: exports.name } }
function ask     { handler: "ask.handler", env: { REVIEWS: reviews.name } }
function review  { handler: "review.handler", env: { REVIEWS: reviews.name } }

workflow export {
  timeout: 15d
  steps: [
    { name: "collect", call: collect, input: { id: "$.id", customer: "$.customer" }, timeout: 6m, result: "$.export" }
    {
      name:     "wait for a person"
      call:     ask
      input:    { token: "$$.Task.Token", id: "$.id" }
      callback: true
      timeout:  14d
      result:   none
      catch:    [{ errors: ["States.Timeout"], next: "nobody looked", result: none }]
    }
    { name: "release", pass: { key: "$.export.key" }, end: true }
    { name: "nobody looked", fail: "NotReviewed", cause: "nobody has looked at it for two weeks" }
  ]
}

long_running_task task {
  start:     portal["POST /exports"]
  status:    portal["GET /exports/{id}"]
  task:      export
  pause:     30s
  execution: "$request.body.id" // asked for twice, done once
}

portal["PUT /exports/{id}/review"] -> review -> export.answer

collect -> exports.write { prefix: "exports/" }
ask     -> reviews.put
review  -> reviews.read

topic operators { email: [alert_email] }

alarm failing { when: export.failed > 0 for 5m, notify: operators }

output url = portal.url
