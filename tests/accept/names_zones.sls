/// A zone and one below it, made once for both regions, whose records are in each of them.
service shop { regions: ["us-east-1", "us-west-2"] }

/// Everything of the company.
zone root {
  name: "example.com"
  delegations: { "blog.example.com": ["ns-1.example.net", "ns-2.example.net"] }
  delegation_ttl: 1h
}

zone shop { name: "shop.example.com", parent: root }

function ping { inline: "exports.handler = async () => ({ statusCode: 200 })", runtime: "nodejs22.x" }

api public { auth: "none", domain: { name: "api.shop.example.com", zone: shop } }

public["GET /ping"] -> ping

health_check api_health { endpoint: public["GET /ping"] }

record api { zone: shop, name: "api.shop.example.com", policy: "latency", target: public, health: api_health }
record old { zone: root, name: "old.example.com", target: "192.0.2.10" }

output root_servers = root.name_servers
