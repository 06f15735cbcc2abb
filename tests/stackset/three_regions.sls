// Three regions that differ in all that they can, and stacks of what exists once.
service shop { regions: ["us-east-1", "us-west-1", "eu-west-1"] }

zone root { name: "example.com" }

function ping {
  code: "./functions/ping", handler: "index.handler", runtime: "nodejs22.x", memory: 512MB, env: { PLACE: "home" }
  per_region: {
    "us-west-1": { memory: 256MB, env: { PLACE: "near" } }
    "eu-west-1": { memory: 128MB, env: { PLACE: "far", LANGUAGE: "en" } }
  }
}

function charge {
  code: "./functions/charge", handler: "index.handler", runtime: "nodejs22.x"
  per_region: { "us-west-1": { kill_switch: true } }
}

@allow(SLS0751, "a session stays where it began")
table sessions { key: { id: string } }

table carts { in: ["us-east-1", "eu-west-1"], key: { id: string }, changes: "new image" }

queue orders { per_region: { "eu-west-1": { retries: 9, retention: 14d } } }

topic news { in: ["us-west-1", "eu-west-1"] }

ping -> sessions.read
charge -> sessions.write
orders -> charge

api public { auth: "none", domain: { name: "api.example.com", zone: root } }

public["GET /ping"] -> ping
public["POST /charge"] -> orders

health_check api_health { endpoint: public["GET /ping"], interval: 10s }

record api { zone: root, name: "api.example.com", policy: "latency", target: public, health: api_health }

output address = public.url
output queue_of_orders = orders.url
