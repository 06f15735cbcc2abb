service s { lints: { "unwatched-workflow": "warn" } }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
schedule nightly { cron: "0 3 * * ? *" }
workflow closing { timeout: 1h, steps: [{ name: "charge", call: charge }] }
nightly -> closing
