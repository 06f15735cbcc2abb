queue orders {}

function charge {
  code: "./functions/charge", handler: "app.handler", runtime: "python3.13", concurrency: 3
  idempotent: "asks first whether the order is paid"
}

orders -> charge
