service shop {}

bucket pages { website: { index: "index.html" } }
bucket exports {}
table customers { key: { id: string } }
schedule nightly { cron: "0 2 * * ? *" }

function export { code: "./functions/export", handler: "app.handler", runtime: "python3.13", memory: 256MB, timeout: 1m }

nightly -> export
export -> [customers.scan, exports.write]
