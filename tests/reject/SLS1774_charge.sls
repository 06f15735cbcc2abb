service s { lints: { "unwatched-throttles": "warn" } }

topic operators { email: ["ops@example.com"] }
queue orders {}
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", concurrency: 20 }
orders -> charge
