// What the fuzzer's programs may import.
param stage: "dev" | "production" = "dev"

input address: string { description: "Where alarms go" }

type worker = { name: string, retries?: int }

let names = ["acme", "globex"]
let tags  = { owner: "orders" }

topic operators { email: [address] }

function charge { code: "./functions/charge", handler: "index.handler", runtime: "nodejs22.x" }

/// Sends what comes to a queue of its own for each worker.
pattern spread(from: source, to: [function], retries: int = 5) {
  for worker in to {
    queue inbox { retries: retries }
    from -> inbox -> worker
  }
  output first = from
}
