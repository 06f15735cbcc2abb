import { cqrs } from "std:compound"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function decide {}
function project { idempotent: "the same twice changes nothing" }
function answer {}

cqrs name {
  decide:  decide
  project: project
  answer:  answer
}
