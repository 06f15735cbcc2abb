topic operators { email: ["ops@example.com"] }
topic managers { email: ["boss@example.com"] }
queue orders {}
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
orders -> charge
alarm dead_orders { when: orders.dead.visible > 0 for 5m, notify: operators }
alarm lost_orders { when: orders.dead.visible > 0 for 5m, notify: managers }
