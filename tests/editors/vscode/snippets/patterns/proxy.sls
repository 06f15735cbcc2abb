import { proxy } from "std:api"

api shop { auth: "iam" }
let entry = shop["POST /quotes"]
defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function transformer {}

proxy name {
  entry:       entry
  transformer: transformer
}
