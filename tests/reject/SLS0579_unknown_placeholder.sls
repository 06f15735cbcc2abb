bus shop {}

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

shop -> charge {
  match: { source: ["shop"] }
  transform: { take: { order: "$.detail.id" }, give: { id: "<ordr>" } }
}
