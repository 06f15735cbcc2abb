/// An HTTP API, and functions in every form: stored, as an image, in lines, with addresses, versions and switches.
service http { tags: { team: "judges" } }

input issuer: string { description: "Issuer", default: "https://login.example.com/" }

function guard { inline: "exports.handler = async () => ({ isAuthorized: true });", runtime: "nodejs22.x" }

authorizer people { type: "jwt", issuer: issuer, audience: ["web", "app"], scopes: ["read"], identity: ["$request.header.Authorization"] }
authorizer machines { type: "lambda", function: guard, ttl: 0s }

api front {
  type:        "http"
  auth:        people
  access_logs: 90d
  throttle:    { rate: 10, burst: 20 }
  cors:        { origins: ["https://app.example.com"], methods: ["GET", "PUT"], headers: ["Authorization"], expose: ["X-Next"], credentials: true, max_age: 5m }
  tags:        { part: "front" }
}
api bare { auth: "none", access_logs: none, throttle: none }

/// Stands ready, always.
function ready {
  code: "./functions/answer", handler: "index.handler", runtime: "nodejs22.x"
  provisioned: 2, release: "v1", timeout: 20s
  env: { MODE: "ready" }
}
function pictured {
  image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/pictured:v1", command: ["app.handler"], memory: 2GB, timeout: 8s
}
function switched {
  inline: "def handler(event, context):\n    return {}\n", runtime: "python3.13", kill_switch: true
  retries: 0, max_age: 30m, description: "Can be switched off", layers: ["arn:aws:lambda:us-east-1:123456789012:layer:tools:3"]
}
function public {
  code: "./functions/answer", handler: "index.handler", runtime: "nodejs22.x"
  url: { auth: "none", stream: true, cors: { origins: ["https://app.example.com"], methods: ["GET"], headers: ["X-Id"], expose: ["X-Next"], credentials: true, max_age: 1h } }
}
function signed {
  code: "./functions/answer", handler: "index.handler", runtime: "nodejs22.x", url: { auth: "iam" }, failures: none, tags: { part: "back" }
}

queue jobs { retention: 14d }
queue ordered { fifo: true }
bus events {}
queue odd { dead_letters: jobs }

front["GET /items/{id}"] -> ready { scopes: ["read", "write"] }
front["PUT /rest/{proxy+}"] -> pictured { timeout: 30s }
front["PUT /items/{id}"] -> switched { auth: machines }
front["POST /jobs"] -> jobs { auth: "iam" }
front["POST /ordered/{customer}"] -> ordered { group: "$request.path.customer", id: "$request.header.X-Id" }
front["POST /events"] -> events { source: "http.front", detail_type: "Happened" }
bare["GET /"] -> public
bare["$default"] -> signed

jobs -> switched
ordered -> ready
odd -> pictured
events -> [ready, switched] { match: { source: ["http.front"] } }
ready -> signed.call
public -> ready
signed -> switched
public -> pictured.call

schedule wake { rate: 5m, window: 2m, enabled: false }
wake -> switched
schedule hourly { rate: 1h, retries: 2, max_age: 10m }
hourly -> ready { input: { depth: 7 } }

alarm busy { when: ready.concurrent_executions > 10 for 2m, notify: none }

output front_url = front.url
output public_url = public.url
output signed_url = signed.url
