// Values and what is known of them.
import { orders } from "./file.sls"

param stage: "dev" | "production" = "dev"

input alert_email: string { description: "Where alarms go" }

let patience = 20s

let chosen = stage == "production" ? 8 : 5

let xs = [{ name: "acme", tier: 1 }, { name: "globex", tier: 2 }]
let names = [for x in xs: x.name]
let first = [for x in xs if x.tier == 1: x.name]

let workers = [1]
require length(workers) > 0 else "why"

if stage == "production" {
  
}

if stage == "production" {
  
} else {
  
}

for worker in workers {
  
}

queue new { visibility: patience * 3, retries: chosen, tags: { to: join(" ", names + first), email: alert_email } }
moved old -> new
