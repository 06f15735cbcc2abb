service shop { regions: ["us-east-1", "us-west-2"] }

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

table products { key: { id: string }, replicate: true }

function ping { code: "./functions/ping", handler: "app.handler" }

function search { code: "./functions/search", handler: "app.handler" }

api shop_api { auth: "none", domain: { name: "api.example.com", zone: root } }

shop_api["GET /ping"] -> ping
shop_api["GET /products"] -> search
search -> products.read

health_check alive { endpoint: shop_api["GET /products"] }

record api {
  zone: root, name: "api.example.com", policy: "failover"
  primary:   { target: shop_api in "us-east-1", health: alive }
  secondary: { target: shop_api in "us-west-2", health: alive }
}
