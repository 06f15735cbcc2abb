api web { auth: "iam" }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

for n in range(0, 301) {
  web["GET /orders/${n}"] -> charge
}
