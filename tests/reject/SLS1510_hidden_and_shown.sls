input token: string { hidden: true }

parameter bank_token { value: "Bearer ${token}" }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", env: { TOKEN: token } }
