// Every form of a claim, and all of them hold.
service shop { regions: ["us-east-1", "us-west-1"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function ping {}
function user { concurrency: 200 }
table users { key: { id: string }, replicate: true }

api public { auth: "none", domain: { name: "api.example.com", zone: root } }

public["GET /ping"] -> ping
public["POST /user"] -> user -> [users.read, users.write] { auth: "iam" }

@allow(SLS0750, "the API alone is asked")
health_check api_health { endpoint: public["GET /ping"], interval: 10s }

record api {
  zone: root, name: "api.example.com", policy: "failover"
  primary:   { target: public in "us-east-1", health: api_health }
  secondary: { target: public in "us-west-1", health: api_health }
}

schedule nightly { rate: 1d, active: "every region" }
function report {}
nightly -> report

expect public survives loss of "us-east-1"
expect public survives loss of "us-west-1"
expect public["GET /ping"] survives loss of users
expect public["GET /ping"] survives loss of users and "us-east-1"
expect public["POST /user"] survives loss of users in "us-west-1"
expect api recovers within 2m
expect api recovers within 96s after loss of "us-east-1"
expect nightly survives loss of "us-east-1"
expect users survives loss of "us-east-1"
expect public["POST /user"] answers within 10s
expect ping never reaches users
expect public["GET /ping"] never reaches users.write
expect user connects at most 200 to users
