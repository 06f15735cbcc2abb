function charge {
  code: "./functions/charge"
  environment: {
    MODE: "live"
  runtime: "python3.13"
}
