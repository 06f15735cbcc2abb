import { fan_in } from "std:orchestration"

topic counted {}

function close { code: "./functions/close", handler: "app.handler", runtime: "python3.13" }

fan_in day { sources: [counted], group: "day", part: "depot", parts: 3, complete: close }
