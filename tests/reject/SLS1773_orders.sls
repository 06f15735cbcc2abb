topic operators { email: ["ops@example.com"] }
queue orders {}
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
orders -> charge
alarm dead_orders { when: orders.dead.sent > 0 for 5m, notify: operators }
