// A rule of EventBridge has no id to give either.
bus shop {}

queue orders { fifo: true, deduplication: "id" }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

orders -> charge

shop -> orders { match: { source: ["shop"] }, group: "all" }
