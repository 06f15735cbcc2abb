network inside {}

database stock { network: inside, engine: "postgres", class: "db.m7g.large", proxy: false }

function pick {
  code: "./functions/pick", handler: "app.handler", runtime: "python3.13"
  network: inside, env: { DB_HOST: stock.endpoint }
}

pick -> stock.connect { user: "picker" }
