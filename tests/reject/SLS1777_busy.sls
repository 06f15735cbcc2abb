topic operators { email: ["ops@example.com"] }
queue orders {}
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", concurrency: 20 }
orders -> charge
alarm busy { when: charge.concurrent_executions > 20 for 5m, notify: operators }
