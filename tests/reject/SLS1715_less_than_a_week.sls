function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", logs: 3d }
function report { code: "./functions/report", handler: "app.handler", runtime: "python3.13", logs: 7d }
