service s { regions: ["us-east-1", "us-west-1"] }
zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
function user { code: "./functions/user", handler: "app.handler", runtime: "python3.13" }
api public { auth: "none", domain: { name: "api.example.com", zone: root } }
public["GET /health"] -> user
alarm failing { when: public.server_errors > 10 for 5m, notify: none }
health_check regional { alarm: failing }
record api { zone: root, name: "api.example.com", policy: "latency", target: public, health: regional }
