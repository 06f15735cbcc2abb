topic operators { email: ["ops@example.com"] }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
api web { auth: "iam" }
web["POST /orders"] -> charge
alarm failing { when: charge.errors > 0 for 5m, missing: "breaching", notify: operators }
