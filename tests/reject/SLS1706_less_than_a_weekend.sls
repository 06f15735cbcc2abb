queue orders { retention: 1d }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

orders -> charge
