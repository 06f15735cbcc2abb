api shop { auth: "iam" }
queue requests {}
table orders { key: { id: string } }
bus news { archive: 7d }
function place { code: "./functions/place", handler: "app.handler", runtime: "python3.13" }
function work { code: "./functions/work", handler: "app.handler", runtime: "python3.13" }

shop["POST /orders"] -> place -> [orders.put, news]

// Behind a queue, both are done again.
requests -> work -> [orders.put, news]
