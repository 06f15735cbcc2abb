// Each of these belongs to another engine.
network inside {}

database cluster {
  network: inside, engine: "aurora-postgresql", class: "db.m7g.large"
  storage: 100GB, logs: ["slowquery"]
}

database machine {
  network: inside, engine: "mariadb", class: "db.m7g.large"
  capacity: { min: 0.5, max: 2 }, readers: 2, proxy: { share: 50% }
}

output readers = machine.reader_endpoint
