zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
function ping { inline: "exports.handler = async () => ({ statusCode: 200 })", runtime: "nodejs22.x" }
@allow(SLS0746, "the record is elsewhere")
api public { auth: "none", domain: { name: "api.example.org", zone: root } }
public["GET /ping"] -> ping
