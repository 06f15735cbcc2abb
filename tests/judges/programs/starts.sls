/// Everything that starts a workflow by itself.
service starts {}

api public { auth: "none" }
api inner { type: "rest", auth: "iam" }
bus shop {}
bucket uploads {}
schedule nightly { rate: 1d }

workflow checkout { timeout: 5m, steps: [{ name: "look", pass: { seen: true } }] }
workflow check { type: "express", timeout: 20s, steps: [{ name: "look", pass: { seen: true } }] }

public["POST /orders"] -> checkout { execution: "$request.body.order_id" }
inner["POST /orders"] -> checkout { execution: "$request.body.order_id" }
inner["POST /others"] -> checkout
public["POST /checks"] -> check.call { timeout: 25s }
inner["POST /checks"] -> check.call { body: { type: "object" } }

shop -> checkout { match: { source: ["shop"], detail_type: ["Ordered"] }, transform: { take: { id: "$.detail.id" }, give: { id: "<id>" } } }
uploads.created -> check { prefix: "in/", path: "$.detail" }
uploads.removed -> check { suffix: ".csv" }
nightly -> checkout { input: { at: "<aws.scheduler.scheduled-time>" } }
