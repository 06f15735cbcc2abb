service s { regions: ["us-east-1", "us-west-1"] }
zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
function ping { code: "./functions/ping", handler: "app.handler", runtime: "python3.13" }
api public { auth: "none", domain: { name: "api.example.com", zone: root } }
public["GET /ping"] -> ping
health_check regional { endpoint: public["GET /ping"] }
record api { zone: root, name: "api.example.com", policy: "multivalue", target: public, health: regional }
