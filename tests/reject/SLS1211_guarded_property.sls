function charge {
  code:           "./functions/charge"
  handler:        "app.handler"
  runtime:        "python3.13"
  cloudformation: { Role: "arn:aws:iam::111122223333:role/admin" }
}
