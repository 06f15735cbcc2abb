service shop { regions: ["us-east-1", "us-west-1"] }

input alert_email: string { description: "Where alarms go" }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

function ping {
  code: "./functions/ping", handler: "index.handler", runtime: "nodejs22.x", memory: 512MB, kill_switch: true
  per_region: { "us-west-1": { memory: 256MB } }
}

function buy {
  code: "./functions/buy", handler: "index.handler", runtime: "nodejs22.x"
  env: { LIMIT: "5" }
  per_region: { "us-west-1": { env: { LIMIT: "7", STANDBY: "yes" }, timeout: 20s } }
}

function report { in: ["us-east-1"], code: "./functions/report", handler: "index.handler", runtime: "nodejs22.x" }

queue orders { per_region: { "us-west-1": { retries: 9 } } }
topic alarms { email: [alert_email] }
queue audits { in: ["us-east-1"] }

schedule nightly { in: ["us-east-1"], rate: 1h }

nightly -> report
buy -> orders
buy -> alarms
@allow(SLS0706, "reports are made at home")
orders -> report

api public { auth: "none", domain: { name: "api.example.com", zone: root } }

public["GET /ping"] -> ping
public["POST /buy"] -> buy

health_check api_health { endpoint: public["GET /ping"], interval: 10s }

record api {
  zone: root, name: "api.example.com", policy: "failover", rto: 2m
  primary:   { target: public in "us-east-1", health: api_health }
  secondary: { target: public in "us-west-1", health: api_health }
}

output address = "https://api.example.com/"
