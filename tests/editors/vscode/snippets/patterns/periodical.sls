import { periodical } from "std:primitive"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function work {}

periodical name {
  work:  work
  every: 5m
}
