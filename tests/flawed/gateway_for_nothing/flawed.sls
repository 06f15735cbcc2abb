service accounts {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

network inside { internet: "nat" } //~ idle-nat

database users { engine: "aurora-postgresql", network: inside, capacity: { min: 0.5, max: 8 } }

function sign_up { code: "./functions/sign_up", handler: "app.handler" }

sign_up -> users.query
