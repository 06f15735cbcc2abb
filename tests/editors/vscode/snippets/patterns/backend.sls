import { backend } from "std:compound"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

api front { auth: "iam" }
table store { key: { owner: string, id: string } }
function read {}

backend name {
  front: front
  path:  "/orders"
  store: store
  read:  read
}
