import { periodical } from "std:primitive"

function sweep { code: "./functions/sweep", handler: "app.handler", runtime: "python3.13" }

periodical nightly { work: sweep, every: 1d, cron: "0 2 * * ? *" }
