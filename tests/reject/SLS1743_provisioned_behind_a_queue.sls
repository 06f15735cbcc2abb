queue orders {}
api shop { auth: "iam" }

function charge {
  code:        "./functions/charge"
  handler:     "app.handler"
  runtime:     "python3.13"
  memory:      1GB
  provisioned: 5
  release:     "1"
}

function browse { code: "./functions/browse", handler: "app.handler", runtime: "python3.13", provisioned: 1, release: "1" }

orders -> charge
shop["GET /items"] -> browse
