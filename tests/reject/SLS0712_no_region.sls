/// Which regions?
service shop {}

table users { key: { id: string }, replicate: true }
secret token { replicate: true }
