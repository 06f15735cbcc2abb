service shop {}

network inside {}

// Nobody connects yet: the proxy needs its role all the same.
database accounts { engine: "postgres", class: "db.t4g.micro", network: inside }
