service appointments {}

api front { auth: "iam" }
table visits { key: { patient: string, day: string } }

function cancel { code: "./functions/cancel", handler: "app.handler", runtime: "python3.13", memory: 256MB, timeout: 5s }

front["DELETE /visits/{patient}/{day}"] -> cancel
cancel -> visits.delete
