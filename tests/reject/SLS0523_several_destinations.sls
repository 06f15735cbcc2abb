function charge { code: "./functions/charge", handler: "index.handler", runtime: "nodejs22.x" }
topic orders {}
topic failed {}
queue kept {}

orders -> charge
charge.failure -> [failed, kept]
