import { singleton } from "std:traditional"

function pay { code: "./functions/pay", handler: "app.handler", runtime: "python3.13" }
schedule nightly { cron: "0 2 * * ? *" }

singleton one_run { work: pay, start: nightly }
