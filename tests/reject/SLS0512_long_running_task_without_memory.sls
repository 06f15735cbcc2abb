import { long_running_task } from "std:workflows"

api web { type: "http", auth: "iam" }

function render { code: "./functions/render", handler: "app.handler", runtime: "python3.13" }

workflow work { type: "express", steps: [{ name: "render", call: render }] }

long_running_task report { start: web["POST /reports"], status: web["GET /reports/{id}"], task: work }
