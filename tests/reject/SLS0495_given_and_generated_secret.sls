input token: string { hidden: true }

secret api_token { value: token, generate: { length: 40 } }
