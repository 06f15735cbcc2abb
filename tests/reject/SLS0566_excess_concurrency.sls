queue orders {}

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", concurrency: 10 }

orders -> charge { concurrency: 50 }
