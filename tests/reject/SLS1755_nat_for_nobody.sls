network inside { internet: "nat per zone", zones: 3 }
database accounts { network: inside, engine: "postgres", class: "db.t4g.medium" }

network other { internet: "nat" }
function call { code: "./functions/call", handler: "app.handler", runtime: "python3.13", network: other }
