queue orders {}
pipe load {}

function charge { code: "./functions/charge", handler: "index.handler", runtime: "nodejs22.x", timeout: 10m }

orders -> load -> charge.call
