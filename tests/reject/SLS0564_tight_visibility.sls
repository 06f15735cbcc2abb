queue orders { visibility: 2m }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", timeout: 60s }

orders -> charge
