function count { code: "./functions/count", handler: "app.handler", runtime: "python3.13", failures: none }

for n in range(0, 75) {
  topic source {}
  source -> count
}
