function charge {
  code: "./functions/charge"
  handler: "application.handler"
  runtime: "python3.13"
}
