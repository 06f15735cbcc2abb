import { backend } from "std:compound"

api front { auth: "iam" }
table store { key: { owner: string, id: string } }

backend name {
  front: front
  path:  "/orders"
  store: store
}
