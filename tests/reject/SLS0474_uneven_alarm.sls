topic operators { email: ["ops@example.com"] }

queue orders {}

function charge { code: "./functions/charge", handler: "index.handler", runtime: "nodejs22.x" }

orders -> charge

alarm stuck { when: orders.dead.visible > 0 for 5m, period: 2m, notify: operators }
