import { singleton } from "std:traditional"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

function work { concurrency: 1, idempotent: "the same twice changes nothing" }

singleton name {
  work: work
}
