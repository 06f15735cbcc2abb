network inside {}

database stock { network: inside, engine: "postgres", class: "db.t4g.micro", proxy: false }

function pick {
  code: "./functions/pick", handler: "app.handler", runtime: "python3.13"
  network: inside, concurrency: 100, env: { DB_HOST: stock.endpoint }
}

pick -> stock.connect { user: "picker" }
