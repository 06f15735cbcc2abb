service shop { lints: { "idle-standard": "warn" } }

queue orders {}
function price { code: "./functions/price", handler: "app.handler", runtime: "python3.13", idempotent: "only calculates" }
function start { code: "./functions/start", handler: "app.handler", runtime: "python3.13" }

workflow quote { timeout: 1m, steps: [{ name: "price", call: price }] }

orders -> start -> quote
