function ping {
  code:    "./functions/ping"
  inline:  "exports.handler = async () => 'pong'"
  handler: "index.handler"
  runtime: "nodejs22.x"
}
