service s { lints: { "unwatched-dead-letters": "warn" } }

topic operators { email: ["ops@example.com"] }
queue orders {}
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
orders -> charge
