function clean {
  code:    "./functions/clean"
  handler: "app.handler"
  runtime: "python3.13"
  timeout: 10m
}

bucket archive {}

delivery clicks { transform: clean }

clicks -> archive.write
