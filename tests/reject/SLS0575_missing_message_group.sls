bus shop {}

queue inbox { fifo: true }

shop -> inbox { match: { source: ["shop"] } }
