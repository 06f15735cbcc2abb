import { facade } from "std:api"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }

api shop { auth: "iam" }
function catalogue {}
function basket { env: { PRODUCTS: "${shop.url}/products" } }

facade front {
  front:    shop
  patience: 30s
  routes: [
    { name: "catalogue", route: "GET /products/{id}", to: catalogue }
    { name: "basket",    route: "POST /basket",       to: basket }
  ]
}
