network inside { internet: "nat" }

database accounts { network: inside, engine: "aurora-postgresql", capacity: { min: 0.5, max: 8 } }
