key vault {}
table patients { key: { id: string }, encryption: vault }

workflow admit {
  timeout:   1h
  log_level: "ALL"
  log_data:  true
  steps:     [{ name: "keep", put: patients, item: { id: "$.id" } }]
}
