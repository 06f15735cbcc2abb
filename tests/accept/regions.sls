/// Two regions: what each has, what only one has, and what differs.
service shop { regions: ["us-east-1", "us-west-1"], tags: { team: "shop" } }

input operator: string { description: "Who is told, in the home region" }

defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

parameter rate {
  value:      "3"
  per_region: { "us-west-1": { value: "1" } }
}

function charge {
  env:        { RATE: rate.name }
  memory:     256MB
  per_region: { "us-west-1": { memory: 1GB, concurrency: 50 } }
}

queue orders {
  retention:  3d
  per_region: { "us-west-1": { retention: 10d } }
}

// In the home region alone.
topic audited { in: ["us-east-1"], email: [operator] }
function audit { in: ["us-east-1"] }

orders -> charge
charge -> rate.read
audit -> audited

@allow(SLS0706, "what is charged in the west is audited there by hand")
charge -> audited

output orders_url = orders.url
output audited_arn = audited.arn
output greeting = "hello"
