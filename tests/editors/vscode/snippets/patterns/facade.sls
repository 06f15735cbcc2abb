import { facade } from "std:api"

api front { auth: "iam" }
defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function to_first {}
function to_second {}

facade name {
  front:  front
  routes: [{ name: "first", route: "GET /first", to: to_first }, { name: "second", route: "GET /second", to: to_second }]
}
