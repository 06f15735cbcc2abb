api web { auth: "iam", throttle: { rate: 50000, burst: 5000 } }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

web["POST /orders"] -> charge
