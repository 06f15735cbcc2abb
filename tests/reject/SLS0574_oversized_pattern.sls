let line = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"

bus shop {}

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

shop -> charge { match: { source: [for n in range(0, 30): "${n}${line}"] } }
