/// Names in the DNS: every part of a zone, a certificate, a health check, a record and a domain.
service names { regions: ["us-east-1", "us-west-2"] }

/// The company's names.
zone root {
  name:           "example.com"
  delegations:    { "blog.example.com": ["ns-1.example.net", "ns-2.example.net"] }
  delegation_ttl: 1h
  keep:           true
  tags:           { part: "names" }
}
zone shop { name: "shop.example.com", parent: root }
zone existing { name: "example.org", id: "Z0123456789ABCDEFGHIJ" }

certificate wildcard {
  name: "*.example.org", zone: existing, also: ["example.org", "*.old.example.org"], key: "EC_prime256v1"
  tags: { part: "names" }
}

defaults function { inline: "exports.handler = async () => ({ statusCode: 200, body: 'fine' })", runtime: "nodejs22.x" }

function ping {}

api public { auth: "none", domain: { name: "api.shop.example.com", zone: shop, regional_hosts: true } }
api items { auth: "none", domain: { name: "parts.example.org", zone: existing, certificate: wildcard, base_path: "items" } }
api users { auth: "none", domain: { name: "parts.example.org", zone: existing, certificate: wildcard, base_path: "users/v1" } }
api old {
  type: "rest", auth: "none"
  domain: { name: "old.example.org", zone: existing, certificate: wildcard, security_policy: "TLS_1_0" }
}
api partners {
  type: "rest", auth: "none", endpoint: "regional"
  domain: {
    name: "partners.example.org", zone: existing, security_policy: "TLS_1_2"
    mutual_tls: { truststore: "s3://company-trust/partners.pem", version: "abc" }
  }
}

public["GET /ping"] -> ping
items["GET /ping"] -> ping
users["GET /ping"] -> ping
old["GET /ping"] -> ping
partners["GET /ping"] -> ping

alarm failing { when: partners.server_errors > 5 for 3m, notify: none, missing: "breaching" }

health_check public_health { endpoint: public["GET /ping"], interval: 10s, failures: 2, latency: true }
health_check items_health { endpoint: items["GET /ping"], match: "fine", checkers: ["us-east-1", "us-west-1", "eu-west-1"] }
health_check old_health { endpoint: old["GET /ping"] }
health_check partners_health { alarm: failing, missing: "last" }
health_check page { url: "https://www.example.net/index.html", sni: false, tags: { part: "names" } }
health_check port { tcp: "192.0.2.10:443", inverted: true }
health_check spare { tcp: "192.0.2.20:443" }
health_check most { of: [page, port, spare], healthy: 2 }

record api {
  zone: shop, name: "api.shop.example.com", policy: "failover", rto: 2m
  primary:   { target: public in "us-east-1", health: public_health, target_health: true }
  secondary: { target: others }
}
record others {
  zone: shop, name: "others.shop.example.com", policy: "failover"
  primary:   { target: public in "us-west-2", health: public_health }
  secondary: { target: sorry }
}
record sorry { zone: shop, name: "sorry.shop.example.com", target: "192.0.2.30", ttl: 30s }

record parts { zone: existing, name: "parts.example.org", policy: "latency", target: items, health: items_health, target_health: true }
record former {
  zone: existing, name: "old.example.org", policy: "weighted"
  answers: [
    { target: old in "us-east-1", weight: 90, health: old_health }
    { target: old in "us-west-2", weight: 10, health: old_health, id: "west" }
  ]
}
record mutual {
  zone: existing, name: "partners.example.org", policy: "geolocation"
  answers: [
    { target: partners in "us-east-1", location: { country: "US", subdivision: "CA" }, health: partners_health }
    { target: partners in "us-west-2", location: { continent: "AS" } }
    { target: partners in "us-east-1", location: "*" }
  ]
}
record many {
  zone: root, name: "many.example.com", policy: "multivalue"
  answers: [{ id: "one", target: "192.0.2.10", health: most, ttl: 10s }, { id: "two", target: "192.0.2.20", health: spare }]
}
record hosts {
  zone: root, name: "hosts.example.com", policy: "latency"
  answers: [
    { target: "192.0.2.10", region: "us-west-2", health: page }
    { target: "192.0.2.20", region: "eu-central-1", health: port }
  ]
}
record mail { zone: root, name: "example.com", type: "MX", target: ["10 mx1.example.net", "20 mx2.example.net"] }

output servers = root.name_servers
output certificate = wildcard.arn
output check = page.id
output name = mail.name
