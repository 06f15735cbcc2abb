import { proxy } from "std:api"

api shop { auth: "iam" }
table asked { key: { id: string } }
function translate { code: "./functions/translate", handler: "app.handler", runtime: "python3.13" }

proxy quotes { entry: shop["POST /quotes"], transformer: translate, patience: 30s }

translate -> asked.put
