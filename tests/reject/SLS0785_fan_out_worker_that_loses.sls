import { fan_out } from "std:orchestration"

defaults function { runtime: "python3.13" }

function place { code: "./functions/place", handler: "app.handler" }
function bill { code: "./functions/bill", handler: "app.handler", failures: none }

table refunds { key: { order_id: string } }

fan_out placed { source: place, workers: [bill] }

refunds.changes -> bill
