// The two modes of the pattern: a standby, and both at once.
service shop { regions: ["us-east-1", "us-west-1"] }

import { api_failover } from "std:failover"

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }

function read {}
function write {}

api standby { auth: "none", domain: { name: "a.example.com", zone: root } }
api both    { auth: "none", domain: { name: "b.example.com", zone: root } }

standby["GET /ping"]   -> read
both["GET /health"]    -> read
both["POST /orders"]   -> write

api_failover one { api: standby, zone: root, name: "a.example.com", primary: "us-east-1", secondary: "us-west-1" }
api_failover two { api: both, zone: root, name: "b.example.com", check: "/health", mode: "active-active" }
