api shop { auth: "iam" }
table items { key: { sku: string } }
schedule nightly { cron: "0 2 * * ? *" }
function browse { code: "./functions/browse", handler: "app.handler", runtime: "python3.13" }
function count { code: "./functions/count", handler: "app.handler", runtime: "python3.13" }

shop["GET /items"]  -> browse
shop["GET /offers"] -> browse { auth: "none" }
nightly -> count
[browse, count] -> items.scan
