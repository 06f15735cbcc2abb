service shop { regions: ["us-east-1", "us-west-1"] }
zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
function ping { inline: "exports.handler = async () => ({ statusCode: 200 })", runtime: "nodejs22.x" }
api public { auth: "none", domain: { name: "api.example.com", zone: root } }

public["GET /ping"] -> ping

health_check up { endpoint: public["GET /ping"] }
record api {
  zone: root, name: "api.example.com", policy: "failover"
  primary:   { target: public, health: up }
  secondary: { target: public in "us-west-1", health: up }
}
