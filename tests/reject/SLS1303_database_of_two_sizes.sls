network inside {}

database accounts {
  network: inside, engine: "aurora-postgresql"
  capacity: { min: 0.5, max: 8 }, class: "db.r7g.large"
}
