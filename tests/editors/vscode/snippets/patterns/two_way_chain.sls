import { two_way_chain } from "std:orchestration"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

api web { auth: "iam" }
let request = web["POST /loans"]
function worker {}
function reply {}

two_way_chain name {
  request:  request
  worker:   worker
  reply:    reply
  deadline: 5m
}
