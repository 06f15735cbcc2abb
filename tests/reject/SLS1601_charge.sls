defaults function { runtime: "python3.13", code: "./functions/orders" }
queue orders {}
topic refunds {}
api web { auth: "iam" }
schedule nightly { cron: "0 3 * * ? *" }
function work { handler: "app.handler" }

[orders, refunds, nightly] -> work
web["POST /orders"] -> work
