zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
api shop { type: "rest", auth: "iam", domain: { name: "api.example.com", zone: root, security_policy: "TLS_1_0" } }
function browse { code: "./functions/browse", handler: "app.handler", runtime: "python3.13" }
record names { zone: root, name: "api.example.com", target: shop }

shop["GET /items"] -> browse
