import { facade } from "std:api"

api front { auth: "iam" }
defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function to {}

facade name {
  front:  front
  routes: [{ name: "route", route: "GET /items", to: to }]
}
