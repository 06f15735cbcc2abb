input seed: string { hidden: true, default: "tr0ub4dor" }
secret kept { value: seed }

parameter api_key { value: "0a1b2c3d4e" }

function charge {
  code:    "./functions/charge"
  handler: "app.handler"
  runtime: "python3.13"
  env:     { BANK_PASSWORD: "correct horse", TOKEN_URL: "https://example.com/token", API_KEY: "/shop/api-key" }
}
