import { fan_in } from "std:orchestration"

topic counted {}

function close { code: "./functions/close", handler: "app.handler", runtime: "python3.13", idempotent: "one report a day" }

fan_in day { sources: [counted], group: "day", part: "day", parts: 3, complete: close }
