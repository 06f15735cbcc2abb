network inside {}

database accounts { network: inside, engine: "aurora-postgresql", capacity: { min: 0.5, max: 8 } }

function account {
  code: "./functions/account", handler: "app.handler", runtime: "python3.13"
  env: { DB_HOST: accounts.endpoint }
}

account -> accounts.connect { user: "app" }
