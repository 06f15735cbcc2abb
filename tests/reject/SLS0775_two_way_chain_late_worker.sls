import { two_way_chain } from "std:orchestration"

api web { type: "http", auth: "iam" }

function quote { code: "./functions/quote", handler: "app.handler", runtime: "python3.13", timeout: 5m }
function tell { code: "./functions/tell", handler: "app.handler", runtime: "python3.13" }

two_way_chain quotes { request: web["POST /quotes"], worker: quote, reply: tell, deadline: 1m }
