network inside {}

database accounts { network: inside, engine: "aurora-mysql", class: "db.r7g.large", standby: true }
