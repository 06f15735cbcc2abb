stream clicks {}

pattern reader(of: stream) {
  function work { code: "./functions/work", handler: "app.handler", runtime: "python3.13" }
  of -> work { dedicated: true }
}

for n in range(0, 21) {
  reader copy { of: clicks }
}
