import { api_failover } from "std:failover"

service shop { regions: ["us-east-1", "us-west-1"] }

zone zone { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
api api { auth: "none", domain: { name: "www.example.com", zone: zone } }
defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function ping {}
api["GET /ping"] -> ping

api_failover name {
  api:       api
  zone:      zone
  name:      "www.example.com"
  primary:   "us-east-1"
  secondary: "us-west-1"
}
