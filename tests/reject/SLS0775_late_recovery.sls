service shop { regions: ["us-east-1", "us-west-1"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function ping {}
function user { concurrency: 200 }
table users { key: { id: string }, replicate: true }

api public { auth: "none", domain: { name: "api.example.com", zone: root } }

public["GET /ping"] -> ping
public["POST /user"] -> user -> [users.read, users.write]

@allow(SLS0750, "the API alone is asked")
health_check api_health { endpoint: public["GET /ping"], interval: 10s }

record api {
  zone: root, name: "api.example.com", policy: "failover"
  primary:   { target: public in "us-east-1", health: api_health }
  secondary: { target: public in "us-west-1", health: api_health }
}

expect api recovers within 1m after loss of "us-east-1"
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
