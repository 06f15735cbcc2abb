service shop { regions: ["us-east-1", "us-west-1"] }
zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
function ping { inline: "exports.handler = async () => ({ statusCode: 200 })", runtime: "nodejs22.x" }
api public { auth: "none", domain: { name: "api.example.com", zone: root } }

public["GET /ping"] -> ping

record api { zone: root, name: "api.example.com", target: public }
