function charge { code: "./functions/charge", handler: "index.handler", runtime: "nodejs22.x" }
queue orders {}
topic failed {}

orders -> charge
charge.failure -> failed
