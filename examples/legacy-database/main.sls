/// A shop in two regions that still has its accounts in one: what is lost with that region is known, and accepted.
service shop { regions: ["us-east-1", "us-west-2"] }

zone root { name: "shop.example.com", id: "Z0123456789ABCDEFGHIJ" }

defaults function { runtime: "nodejs22.x", memory: 256MB, timeout: 5s }

/// What is for sale. Everybody reads it, in the nearest region.
table catalogue { key: { sku: string }, replicate: true }

/// Where the accounts live, and whoever asks them. Nothing leads into it, and nothing out.
network inside { in: ["us-east-1"] }

/// The accounts, as they were before there was a second region. Moving them is next year's work.
database accounts {
  network:  inside
  engine:   "aurora-postgresql"
  version:  "17.5"
  capacity: { min: 0.5, max: 4 }
  in:       ["us-east-1"]
}

function browse { code: "./functions/catalogue", handler: "index.handler", env: { CATALOGUE: catalogue.name } }
function health { code: "./functions/catalogue", handler: "health.handler", env: { CATALOGUE: catalogue.name } }

/// At most forty at once, with a connection each: fewer than the proxy lends.
function account {
  code:        "./functions/accounts"
  handler:     "index.handler"
  network:     inside
  concurrency: 40
  in:          ["us-east-1"]
  env:         { DB_HOST: accounts.endpoint, DB_PORT: accounts.port, DB_NAME: accounts.name, DB_USER: "shop" }
}

api front { auth: "none", domain: { name: "api.shop.example.com", zone: root } }

front["GET /items/{sku}"] -> browse
front["GET /health"]      -> health
[browse, health]          -> catalogue.read

@allow(SLS0706, "without us-east-1 nobody can see an account: accepted by the board until accounts is replicated")
front["GET /accounts/{customer}"] -> account
account -> accounts.connect { user: "shop" }

health_check regional { endpoint: front["GET /health"], interval: 10s }

record api {
  zone:      root
  name:      "api.shop.example.com"
  policy:    "failover"
  rto:       2m
  primary:   { target: front in "us-east-1", health: regional }
  secondary: { target: front in "us-west-2", health: regional }
}

// What must go on. That accounts do not is said above, and `slsc drill` says it again.
expect front["GET /items/{sku}"] survives loss of "us-east-1"
expect front["GET /items/{sku}"] recovers within 2m
