network inside {}

database accounts { network: inside, engine: "aurora-postgresql", capacity: { min: 8, max: 4 } }
