service payments {}

defaults function { runtime: "python3.13", memory: 256MB }

api checkout { auth: "iam" }

function pay { code: "./functions/pay", handler: "app.handler", timeout: 2s }

function charge { code: "./functions/charge", handler: "app.handler", timeout: 10s }

checkout["POST /payments"] -> pay
pay -> charge.call //~ timeout-inversion
