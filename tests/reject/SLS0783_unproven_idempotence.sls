queue orders {}
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

orders -> charge

expect charge is idempotent
