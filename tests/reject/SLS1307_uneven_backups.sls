network inside {}

database accounts { network: inside, engine: "postgres", class: "db.m7g.large", backups: 36h }
