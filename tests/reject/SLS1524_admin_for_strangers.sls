network inside {}
database accounts { network: inside, engine: "aurora-postgresql", capacity: { min: 0.5, max: 4 } }
api shop { auth: "none" }
function order { code: "./functions/order", handler: "app.handler", runtime: "python3.13", network: inside }

shop["POST /orders"] -> order -> accounts.admin
