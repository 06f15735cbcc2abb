service s { lints: { "single-receiver": "warn" } }

api web { type: "rest", auth: "iam" }
queue billing {}
topic placed {}
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

web["POST /orders"] -> charge -> placed
placed -> billing
