function charge {
  code: "./functions/chrage"
  handler: "app.handler"
  runtime: "python3.13"
}
