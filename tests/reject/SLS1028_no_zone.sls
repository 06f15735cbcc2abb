workflow checkout {
  timeout: 1h
  steps: [
    { name: "rest", wait_until: "2027-01-31 08:00" }
  ]
}
