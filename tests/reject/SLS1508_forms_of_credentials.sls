input region_key: string { default: "AKIAIOSFODNN7EXAMPLE" }

parameter signer { value: "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE" }

function charge {
  code:    "./functions/charge"
  handler: "app.handler"
  runtime: "python3.13"
  env: {
    BANK:  "https://shop:hunter2@bank.example.com"
    DOCS:  "https://docs.example.com/@shop:help"
    LOGIN: region_key
  }
}
