import { fan_in } from "std:orchestration"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }

topic scanned {}
topic weighed {}

function ship { idempotent: "a parcel is shipped once, by its number", failures: none }

fan_in parcels { sources: [scanned, weighed], group: "parcel", part: "step", parts: 2, complete: ship }
