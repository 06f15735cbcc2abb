// A failover, and claims about it.
service shop { regions: ["us-east-1", "us-west-1"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function ping {}
function user {}
table users { key: { id: string }, replicate: true }

api public { auth: "none", domain: { name: "api.example.com", zone: root } }
public["GET /ping"] -> ping
public["POST /user"] -> user -> users.write { auth: "iam" }

health_check api_health { endpoint: public["GET /ping"], interval: 10s, failures: 3 }

record api {
  zone: root, name: "api.example.com", policy: "failover", rto: 2m
  primary:   { target: public in "us-east-1", health: api_health }
  secondary: { target: public in "us-west-1", health: api_health }
}

expect public survives loss of "us-east-1"
expect public recovers within 2m
expect public["GET /ping"] answers within 29s
expect ping never reaches users
expect ping never calls public
