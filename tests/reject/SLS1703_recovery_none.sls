table orders { key: { id: string }, recovery: none }
table lock   { key: { name: string }, recovery: none }
schedule nightly { cron: "0 2 * * ? *" }
function settle { code: "./functions/settle", handler: "app.handler", runtime: "python3.13" }

nightly -> settle -> [orders.write, lock.lease]
