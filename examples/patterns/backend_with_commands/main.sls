/// A restaurant's orders: asked for at one API, carried out from a queue, read from a view.
///
/// Three patterns in one: a facade in front, commands that nothing loses, and a view that only a projection writes.
service restaurant {}

import { facade } from "std:api"
import { command } from "std:traditional"
import { cqrs } from "std:compound"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

api desk { type: "http", auth: "iam" }

defaults function { code: "./functions/orders", runtime: "python3.13", memory: 256MB, timeout: 10s }

function decide {
  handler:    "decide.handler"
  idempotent: "the log is asked first whether it has the command"
  env:        { LOG: orders.log.name }
}

function project {
  handler:    "project.handler"
  idempotent: "an entry of the view is only ever replaced by a later version"
  env:        { VIEW: orders.view.name }
}

function look { handler: "look.handler", env: { VIEW: orders.view.name } }
function menu { handler: "menu.handler" }

/// What is wanted: safe in a queue before any code has run.
command wishes { entry: desk["POST /orders"], handler: decide }

/// What happened, and what is true now.
cqrs orders { decide: decide, project: project, answer: look }

/// What can be asked.
facade front {
  front: desk
  routes: [
    { name: "order", route: "GET /orders/{id}", to: look }
    { name: "menu", route: "GET /menu", to: menu }
  ]
}

topic operators { email: [alert_email] }

alarm unreadable  { when: wishes.queue.dead.visible > 0 for 5m, notify: operators }
alarm unprojected { when: project.failures.visible > 0 for 5m, notify: operators }

output url = desk.url
