bus shop {}

workflow checkout {
  timeout: 1h
  steps: [{ name: "tell", emit: shop, source: "shop", detail_type: "OrderPlaced", detail: { id: "$.id" } }]
}

shop -> checkout { match: { source: ["shop"], detail_type: [{ prefix: "Order" }] } }
