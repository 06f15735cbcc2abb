bus shop {}
table totals { key: { day: string } }
workflow count {
  type: "express"
  steps: [{ name: "add", update: totals, key: { day: "$.day" }, add: { total: 1 } }]
}

shop -> count { match: { source: ["shop"], detail_type: ["OrderPaid"] } }
