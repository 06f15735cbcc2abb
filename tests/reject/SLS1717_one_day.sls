network inside {}
database accounts { network: inside, engine: "aurora-postgresql", capacity: { min: 0.5, max: 4 }, backups: 3d }
database plain { network: inside, engine: "postgres", class: "db.t4g.medium" }
