function charge {
  code: "/dev/zero"
  handler: "app.handler"
  runtime: "python3.13"
}
