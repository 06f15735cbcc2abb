/// An API in two regions behind one name, and a website that survives its host.
service serverlessarchitectures { regions: ["us-east-1", "us-west-1"] }

zone root { name: "serverlessarchitectures.com", id: "Z0123456789ABCDEFGHIJ" }

defaults function { runtime: "nodejs22.x", memory: 512MB, timeout: 10s }

// The API: the same in both regions, with one table behind both.
function ping  { code: "./functions/ping", handler: "index.handler" }
function user  { code: "./functions/user", handler: "index.handler", env: { USERS: users.name } }
table    users { key: { id: string }, replicate: true }

api public {
  type:   "rest"
  stage:  "dev"
  auth:   "none"
  cors:   { origins: ["https://serverlessarchitectures.com"] }
  domain: { name: "api.serverlessarchitectures.com", zone: root }
}

public["GET /ping"] -> ping
@allow(open-write, "as on the slides: who signs up has no login yet, and the throttle bounds how many do")
public["POST /user"] -> user
user                 -> users.write

@allow(SLS0750, "as on the slides: /ping tells whether the API and its region work")
health_check api_health { endpoint: public["GET /ping"], interval: 10s, failures: 3 }

record api {
  zone:      root
  name:      "api.serverlessarchitectures.com"
  policy:    "failover"
  rto:       2m
  primary:   { target: public in "us-east-1", health: api_health }
  secondary: { target: public in "us-west-1", health: api_health }
}

// The website: hosted elsewhere, with a copy of our own to fall back on.
site copy { content: "./public" }
health_check h5boilerplate { url: "https://h5boilerplate.netlify.com:443/index.html" }

record www {
  zone:      root
  name:      "serverlessarchitectures.com"
  policy:    "failover"
  rto:       3m
  primary:   { target: "104.198.14.52", ttl: 60s, health: h5boilerplate }
  secondary: { target: copy }
}

expect public survives loss of "us-east-1"
expect www survives loss of url:"h5boilerplate.netlify.com"
