table sessions { key: { user: string, expires: string }, ttl: "expires" }
