input bank_token: string
input api_key: string { description: "From the carrier" }
input token_url: string { description: "Where tokens come from" }

secret bank { value: bank_token }
secret carrier { value: api_key }

function ask { code: "./functions/ask", handler: "app.handler", runtime: "python3.13", env: { URL: token_url } }
