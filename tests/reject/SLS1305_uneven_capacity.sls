network inside {}

database accounts { network: inside, engine: "aurora-postgresql", capacity: { min: 0.3, max: 8 } }
