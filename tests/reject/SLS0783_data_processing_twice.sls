import { data_processing } from "std:compound"

bucket exports {}
bucket readings {}

function clean { code: "./functions/clean", handler: "app.handler", runtime: "python3.13" }

data_processing cleaning { incoming: exports, outgoing: readings, worker: clean }
