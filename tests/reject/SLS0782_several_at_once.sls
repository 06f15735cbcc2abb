function payout { code: "./functions/payout", handler: "app.handler", runtime: "python3.13" }
schedule nightly { cron: "0 2 * * ? *" }

nightly -> payout

expect payout runs at most 1 at once
