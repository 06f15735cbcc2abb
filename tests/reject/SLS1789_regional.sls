service s { regions: ["us-east-1", "us-west-1"], lints: { "unwatched-health-check": "warn" } }
zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
function user { code: "./functions/user", handler: "app.handler", runtime: "python3.13" }
api public { auth: "none", domain: { name: "api.example.com", zone: root } }
public["GET /health"] -> user
health_check regional { endpoint: public["GET /health"], interval: 10s }
record api { zone: root, name: "api.example.com", policy: "latency", target: public, health: regional }
