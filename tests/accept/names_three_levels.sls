/// Three levels: the nearest of two regions, then a third one, then a page that says when we are back.
service shop { regions: ["us-east-1", "us-west-2", "eu-west-1"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

function ping { inline: "exports.handler = async () => ({ statusCode: 200 })", runtime: "nodejs22.x" }

api public { auth: "none", domain: { name: "api.example.com", zone: root } }

public["GET /ping"] -> ping

health_check api_health { endpoint: public["GET /ping"] }

record api {
  zone: root, name: "api.example.com", policy: "failover"
  primary:   { target: america }
  secondary: { target: others }
}

record america {
  zone: root, name: "america.api.example.com", policy: "latency"
  answers: [
    { target: public in "us-east-1", health: api_health }
    { target: public in "us-west-2", health: api_health }
  ]
}

record others {
  zone: root, name: "others.api.example.com", policy: "failover"
  primary:   { target: public in "eu-west-1", health: api_health }
  secondary: { target: sorry }
}

record sorry { zone: root, name: "sorry.example.com", target: "192.0.2.10" }
