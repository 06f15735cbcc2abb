function charge {
  code: "./functions/charge"
  handler: "app.handle"
  runtime: "python3.13"
}
