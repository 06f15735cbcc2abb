import { cqrs } from "std:compound"

defaults function { runtime: "python3.13" }

api shop { type: "http", auth: "iam" }

function decide { code: "./functions/decide", handler: "app.handler" }
function project { code: "./functions/project", handler: "app.handler", idempotent: "writes by version", failures: none }
function answer { code: "./functions/answer", handler: "app.handler" }

cqrs orders {
  commands: [shop["POST /orders"]], decide: decide, project: project
  queries:  [shop["GET /orders/{id}"]], answer: answer
}
