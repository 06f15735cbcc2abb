/// A REST API with everything that one can have, and with logs that the account must allow.
service rest { lints: { "lost-messages": "allow", "stopped-consumer": "allow" } }

input pool: string { description: "ARN of the user pool", pattern: "^arn:.*$", default: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc" }

defaults function { inline: "exports.handler = async () => ({ statusCode: 200 });", runtime: "nodejs22.x", timeout: 10s }

function guard { tracing: false, log_level: "WARN" }
function browse { timeout: 4s, log_format: "Text", logs: none }
function change { memory: 1GB, ephemeral: 1GB, architecture: "x86_64", logs: 90d, concurrency: 5 }

authorizer people { type: "cognito", user_pools: [pool], scopes: ["shop/read"] }
authorizer machines { type: "lambda", function: guard, identity: ["$request.header.Authorization", "$request.querystring.tenant"], ttl: 10m }

api shop {
  type:         "rest"
  auth:         people
  stage:        "v1"
  access_logs:  90d
  account_logs: true
  tracing:      true
  throttle:     { rate: 50, burst: 80 }
  cors: {
    origins:     ["https://shop.example.com", "https://admin.example.com"]
    methods:     ["GET", "POST", "DELETE"]
    headers:     ["Authorization", "Content-Type", "X-Tenant"]
    expose:      ["X-Next"]
    credentials: true
    max_age:     1h
  }
  tags: { part: "front" }
}

api open { type: "rest", auth: "none", tracing: false, throttle: none, cors: { origins: ["*"] } }

queue orders { retries: 7, retention: 10d, delay: 10s, wait: 5s, visibility: 2m }
queue ordered { fifo: true, high_throughput: false, dead_letters: none }
topic news { fifo: false }
topic ordered_news { fifo: true, deduplication: "id" }
bus events {}

shop["GET /items"] -> browse { query: ["page"], headers: ["X-Tenant"], timeout: 5s }
shop["GET /items/{id}"] -> browse { scopes: ["shop/read", "shop/all"] }
shop["ANY /admin/{rest+}"] -> change { auth: machines }
shop["POST /items"] -> change { auth: "iam", body: { type: "object", required: ["name"], properties: { name: { type: "string" } } } }
shop["POST /orders"] -> orders { auth: machines }
shop["POST /orders/{customer}"] -> ordered { group: "$request.path.customer", id: "$request.header.X-Id" }
shop["POST /news"] -> news { auth: "none" }
shop["POST /news/{topic}"] -> ordered_news { group: "$request.path.topic", id: "$request.querystring.id" }
shop["POST /events"] -> events { source: "rest.shop", detail_type: "Happened", auth: "iam" }
open["GET /"] -> browse
open["POST /events"] -> events

orders -> change { batch: 100, window: 5s, concurrency: 2}
ordered -> browse { batch: 5, enabled: false }

alarm slow { notify: none, when: shop.latency > 2s for 5m, statistic: "p95", missing: "missing", description: "The shop is slow" }
alarm failing { when: shop.server_errors > 5 for 10m, notify: news, period: 5m, name: "shop-fails" }

output shop_url = shop.url
output shop_host = shop.host
output open_id = open.id
output arn = shop.arn
