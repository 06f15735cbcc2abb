import { long_running_task } from "std:workflows"

api web { auth: "iam" }
let start = web["POST /reports"]
let status = web["GET /reports/{id}"]
defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function make {}
workflow task { timeout: 1h, steps: [{ name: "make", call: make }] }

long_running_task name {
  start:  start
  status: status
  task:   task
}
