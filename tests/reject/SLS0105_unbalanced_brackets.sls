function charge {
  code: "./functions/charge"
  handler: "app.handler"
  env: {
    MODE: "live"
  runtime: "python3.13"
}
