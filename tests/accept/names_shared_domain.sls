/// Two APIs under one name, each with a part of the paths, and a certificate for both.
zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

certificate wildcard { name: "*.example.com", zone: root, also: ["example.com"], key: "EC_prime256v1" }

function list { inline: "exports.handler = async () => ({ statusCode: 200 })", runtime: "nodejs22.x" }

api items { auth: "none", domain: { name: "api.example.com", zone: root, certificate: wildcard, base_path: "items" } }
api users { auth: "none", domain: { name: "api.example.com", zone: root, certificate: wildcard, base_path: "users/v1" } }
@allow(old-tls, "tills that nobody can update until they are replaced in spring")
api old { type: "rest", auth: "none", domain: { name: "old.example.com", zone: root, certificate: wildcard, security_policy: "TLS_1_0" } }

items["GET /"] -> list
users["GET /"] -> list
old["GET /"] -> list

record api { zone: root, name: "api.example.com", target: items }
record former { zone: root, name: "old.example.com", target: old }

output items_url = items.url
output users_url = users.url
