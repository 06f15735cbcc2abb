topic operators { email: ["ops@example.com"] }
queue orders {}
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
orders -> charge
alarm behind { when: charge.iterator_age > 5m for 5m, notify: operators }
alarm undelivered { when: charge.dead_letter_errors > 0 for 5m, notify: operators }
