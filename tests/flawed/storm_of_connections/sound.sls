service launch {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

network inside {}

database accounts {
  engine: "postgres"
  network: inside
  class: "db.t4g.micro"
  storage: 20GB
}

function sign_up { code: "./functions/sign_up", handler: "app.handler", network: inside, concurrency: 50 }

sign_up -> accounts.connect { user: "app" }
