workflow checkout {
  timeout: 1h
  steps: [for n in range(0, 900): { name: "step ${n}", pass: { text: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", more: [for m in range(0, 20): "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"] } }]
}
