input token: string { secret: true }

secret api_token { value: token, generate: { length: 40 } }
