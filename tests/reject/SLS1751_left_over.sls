service shop { lints: { "idle-resource": "warn" } }

secret bank {}
secret shown {}
key vault {}
key used {}
queue letters { key: used }
parameter rate { value: "1.0" }
function pay { code: "./functions/pay", handler: "app.handler", runtime: "python3.13" }

output shown_secret = shown.arn
