network inside {}

database accounts { network: inside, engine: "postgres" }
