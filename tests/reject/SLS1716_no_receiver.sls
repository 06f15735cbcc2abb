service shop { lints: { "unreceived-messages": "warn" } }

schedule nightly { cron: "0 2 * * ? *" }
topic done {}
bus events {}
queue parcels { retention: 7d }
queue letters {}
function report { code: "./functions/report", handler: "app.handler", runtime: "python3.13" }

nightly -> report -> [done, events, parcels, letters]

output letters_queue = letters.url
