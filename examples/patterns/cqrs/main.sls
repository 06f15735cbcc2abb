/// What lies in a warehouse: every movement is kept, and what is there now is read from a view.
///
/// Three functions, three roles: one decides and writes the log, one follows the log and keeps the view, one answers.
service stock {}

import { cqrs } from "std:compound"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

api warehouse { type: "http", auth: "iam" }

defaults function { code: "./functions/stock", runtime: "python3.13", memory: 256MB, timeout: 10s }

function move { handler: "move.handler", env: { LOG: goods.log.name } }

function project {
  handler:    "project.handler"
  idempotent: "an entry of the view is only ever replaced by a later version"
  env:        { VIEW: goods.view.name }
}

function look { handler: "look.handler", env: { VIEW: goods.view.name } }

cqrs goods {
  commands: [warehouse["POST /articles/{id}/movements"]]
  decide:   move
  project:  project
  queries:  [warehouse["GET /articles/{id}"]]
  answer:   look
}

topic operators { email: [alert_email] }

alarm unprojected { when: project.failures.visible > 0 for 5m, notify: operators }
alarm behind      { when: project.iterator_age > 1m for 5m, notify: operators }

output url = warehouse.url
