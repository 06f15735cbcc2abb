table orders   { key: { id: string }, keep: false }
table sessions { key: { id: string }, keep: false, ttl: "expires" }
bucket reports { keep: false }
bucket scratch { keep: false, lifecycle: [{ expire: 1d, old_versions: 1d }] }
schedule nightly { cron: "0 2 * * ? *" }
function settle { code: "./functions/settle", handler: "app.handler", runtime: "python3.13" }

nightly -> settle -> [orders.put, sessions.put, reports.write, scratch.write]
