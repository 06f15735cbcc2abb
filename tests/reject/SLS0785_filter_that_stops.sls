import { pipes_and_filters } from "std:workflows"

defaults function { runtime: "python3.13" }

topic lists {}
table prices { key: { article: string } }
table corrections { key: { article: string } }

function decode { code: "./functions/decode", handler: "app.handler" }
function convert { code: "./functions/convert", handler: "app.handler", failures: none }

pipes_and_filters feed { source: lists, filters: [decode, convert], sink: prices.put }

corrections.changes -> convert
