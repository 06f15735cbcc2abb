queue orders {}
pipe publish {}
topic accepted {}

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

orders -> charge
orders -> publish -> accepted
