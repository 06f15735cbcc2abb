bus shop {}

topic accepted { fifo: true }

shop -> accepted { match: { source: ["shop"] } }
