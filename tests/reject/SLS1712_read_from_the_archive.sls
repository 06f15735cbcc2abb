api shop { auth: "iam" }
bucket invoices {
  lifecycle: [
    { prefix: "paid/", archive: { after: 90d, class: "deep_archive" } }
    { prefix: "logs/", archive: { after: 30d } }
  ]
}
function show { code: "./functions/show", handler: "app.handler", runtime: "python3.13" }

shop["GET /invoices/{id}"] -> show
show -> invoices.read { prefix: "paid/" }
