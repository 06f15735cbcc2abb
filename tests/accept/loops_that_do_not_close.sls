// What cannot match closes no loop, and what is meant is told to Lambda.
bus shop {}

workflow checkout {
  timeout: 1h
  steps: [{ name: "tell", emit: shop, source: "shop", detail_type: "OrderPaid", detail: { id: "$.id" } }]
}

shop -> checkout { match: { source: ["shop"], detail_type: ["OrderPlaced"] } }

// Only deletions are heard of, and none is made.
table users { key: { id: string }, changes: "new image" }
function welcome { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

users.changes -> welcome { filter: { eventName: ["REMOVE"] } }
welcome -> users.put

// What AWS completes is known up to there.
bucket photos {}
function resize { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

photos.created -> resize { prefix: "in/" }
resize -> photos.write { prefix: "out/${aws.region}/" }

// Lambda would stop both of these after 16 turns.
queue pages {}
function crawl { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

pages -> crawl
@allow(event-loop, "each turn carries the number of the next page, and the last one sends none")
crawl -> pages

function walk { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

@allow(call-cycle, "one level deeper each time, three at most")
walk -> walk.call
