/// A REST API in two regions, whose hosts in the regions are checked by names of their own.
service shop { regions: ["us-east-1", "us-west-1"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

function ping { inline: "exports.handler = async () => ({ statusCode: 200, body: 'healthy' })", runtime: "nodejs22.x" }

api public {
  type: "rest", stage: "dev", auth: "none"
  domain: { name: "api.example.com", zone: root, regional_hosts: true }
}

public["GET /ping"] -> ping

health_check api_health { endpoint: public["GET /ping"], match: "healthy", failures: 2, latency: true, checkers: ["us-east-1", "us-west-1", "eu-west-1"] }

record api {
  zone: root, name: "api.example.com", policy: "failover"
  primary:   { target: public in "us-east-1", health: api_health, id: "virginia" }
  secondary: { target: public in "us-west-1", health: api_health, id: "california" }
}
