// Parameters are known when the program compiles, so they may shape it.
param stage: "dev" | "staging" | "production" = "dev"
param memory: size = 256MB
param patience: duration = 20s
param owner: string?

defaults function { runtime: "python3.13", memory: memory, timeout: patience }
defaults queue { retention: stage == "production" ? 4d : 3d }

queue orders { tags: owner == none ? {} : { owner: "orders" } }

function charge { code: "./functions/charge", handler: "app.handler" }

// A resource's own word goes before the defaults.
function report { code: "./functions/report", handler: "app.handler", memory: 1GB }

orders -> [charge]
charge -> report
