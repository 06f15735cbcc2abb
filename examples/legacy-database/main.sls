/// A shop in two regions that still has its accounts in one: what is lost with that region is known, and accepted.
service shop { regions: ["us-east-1", "us-west-2"] }

zone root { name: "shop.example.com", id: "Z0123456789ABCDEFGHIJ" }

defaults function { runtime: "nodejs22.x", memory: 256MB, timeout: 5s }

/// What is for sale. Everybody reads it, in the nearest region.
table catalogue { key: { sku: string }, replicate: true }

/// The accounts, as they were before there was a second region. Moving them is next year's work.
table accounts { key: { customer: string }, in: ["us-east-1"] }

function browse  { code: "./functions/catalogue", handler: "index.handler",  env: { CATALOGUE: catalogue.name } }
function health  { code: "./functions/catalogue", handler: "health.handler", env: { CATALOGUE: catalogue.name } }
function account { code: "./functions/accounts",  handler: "index.handler",  env: { ACCOUNTS: accounts.name }, in: ["us-east-1"] }

api front { auth: "none", domain: { name: "api.shop.example.com", zone: root } }

front["GET /items/{sku}"] -> browse
front["GET /health"]      -> health
[browse, health] -> catalogue.read

@allow(SLS0706, "without us-east-1 nobody can see an account: accepted by the board until accounts is replicated")
front["GET /accounts/{customer}"] -> account
account -> accounts.read

health_check regional { endpoint: front["GET /health"], interval: 10s }

record api {
  zone: root, name: "api.shop.example.com", policy: "failover", rto: 2m
  primary:   { target: front in "us-east-1", health: regional }
  secondary: { target: front in "us-west-2", health: regional }
}

// What must go on. That accounts do not is said above, and `slsc drill` says it again.
expect front["GET /items/{sku}"] survives loss of "us-east-1"
expect front["GET /items/{sku}"] recovers within 2m
