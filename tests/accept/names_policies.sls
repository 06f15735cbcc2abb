/// Every policy that a name can be answered by.
service shop { regions: ["us-east-1", "eu-west-1", "ap-northeast-1"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

defaults function { inline: "exports.handler = async () => ({ statusCode: 200 })", runtime: "nodejs22.x" }

function ping {}

api near { auth: "none", domain: { name: "near.example.com", zone: root } }
api parts { type: "rest", auth: "none", domain: { name: "parts.example.com", zone: root } }
api local { auth: "none", domain: { name: "local.example.com", zone: root } }

near["GET /ping"] -> ping
parts["GET /ping"] -> ping
local["GET /ping"] -> ping

health_check near_health { endpoint: near["GET /ping"] }
health_check parts_health { endpoint: parts["GET /ping"] }
health_check local_health { endpoint: local["GET /ping"] }
health_check one { tcp: "192.0.2.10:443" }
health_check two { tcp: "192.0.2.20:443" }

record nearest { zone: root, name: "near.example.com", policy: "latency", target: near, health: near_health }

record shares {
  zone: root, name: "parts.example.com", policy: "weighted"
  answers: [
    { target: parts in "us-east-1", weight: 90, health: parts_health }
    { target: parts in "eu-west-1", weight: 10, health: parts_health }
    { target: parts in "ap-northeast-1", weight: 0, health: parts_health }
  ]
}

record places {
  zone: root, name: "local.example.com", policy: "geolocation"
  answers: [
    { target: local in "eu-west-1", location: { continent: "EU" }, health: local_health }
    { target: local in "ap-northeast-1", location: { country: "JP" }, health: local_health }
    { target: local in "us-east-1", location: { country: "US", subdivision: "CA" }, id: "California", health: local_health }
    { target: local in "us-east-1", location: "*" }
  ]
}

record many {
  zone: root, name: "many.example.com", policy: "multivalue", ttl: 30s
  answers: [
    { id: "one", target: "192.0.2.10", health: one }
    { id: "two", target: "192.0.2.20", health: two }
  ]
}

record hosts {
  zone: root, name: "hosts.example.com", policy: "latency"
  answers: [
    { target: "192.0.2.10", region: "us-west-2", health: one }
    { target: "192.0.2.20", region: "eu-central-1", health: two, ttl: 10s }
  ]
}
