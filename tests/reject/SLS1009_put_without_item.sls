table orders { key: { id: string } }

workflow checkout {
  timeout: 1h
  steps: [
    { name: "keep", put: orders }
  ]
}
