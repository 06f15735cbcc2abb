bus shop {}

queue inbox {}

shop -> inbox { match: { source: ["shop"] }, group: "orders" }
