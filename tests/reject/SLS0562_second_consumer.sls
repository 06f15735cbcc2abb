queue orders {}

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
function receipt { code: "./functions/receipt", handler: "app.handler", runtime: "python3.13" }

orders -> [charge, receipt]
