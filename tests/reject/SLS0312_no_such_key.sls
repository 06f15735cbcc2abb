let retries = { dev: 1, production: 5 }

param stage: string = "staging"

queue orders { retries: retries[stage] }
//                              ^^^^^
