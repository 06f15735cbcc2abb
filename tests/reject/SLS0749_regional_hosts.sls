zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
certificate other { name: "api.example.com", zone: root }
function ping { inline: "exports.handler = async () => ({ statusCode: 200 })", runtime: "nodejs22.x" }
api public { auth: "none", domain: { name: "api.example.com", zone: root, certificate: other, regional_hosts: true } }

public["GET /ping"] -> ping
record api { zone: root, name: "api.example.com", target: public }
