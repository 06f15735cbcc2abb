topic operators { email: ["ops@example.com"] }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
schedule hourly { rate: 1h }
hourly -> charge
alarm idle { when: charge.invocations < 1 for 2h, notify: operators }
