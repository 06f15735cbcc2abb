function user { code: "./functions/user", handler: "index.handler", runtime: "nodejs22.x" }
table accounts { key: { id: string } }

user -> accounts.read

expect user connects at most 200 to accounts
