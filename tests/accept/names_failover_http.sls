/// An HTTP API in two regions: the second one answers while the first is down, and a page from elsewhere if both are.
service shop { regions: ["us-east-1", "eu-west-1"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

function ping { inline: "exports.handler = async () => ({ statusCode: 200 })", runtime: "nodejs22.x" }

api public { auth: "none", domain: { name: "api.example.com", zone: root } }

public["GET /ping"] -> ping

health_check api_health { endpoint: public["GET /ping"], interval: 10s }

/// Whoever asks is sent here first.
record api {
  zone: root, name: "api.example.com", policy: "failover", rto: 2m
  primary:   { target: public in "us-east-1", health: api_health }
  secondary: { target: public in "eu-west-1", health: api_health, target_health: false }
}
