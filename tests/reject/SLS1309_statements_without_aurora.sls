network inside {}

database accounts { network: inside, engine: "postgres", class: "db.m7g.large" }

function report { code: "./functions/report", handler: "app.handler", runtime: "python3.13" }

report -> accounts.query
