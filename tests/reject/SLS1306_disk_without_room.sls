network inside {}

database accounts {
  network: inside, engine: "postgres", class: "db.m7g.large"
  storage: 100GB, max_storage: 100GB
}
