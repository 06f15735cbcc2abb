import { data_processing } from "std:compound"

bucket files {}

function clean { code: "./functions/clean", handler: "app.handler", runtime: "python3.13", idempotent: "one result for each file" }

data_processing cleaning { incoming: files, from: "data/", outgoing: files, into: "data/clean/", worker: clean }
