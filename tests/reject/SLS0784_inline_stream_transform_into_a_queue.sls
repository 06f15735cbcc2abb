import { inline_stream_transform } from "std:workflows"

stream clicks {}
queue found {}

function clean { code: "./functions/clean", handler: "app.handler", runtime: "python3.13" }

inline_stream_transform cleaning { source: clicks, transform: clean, sink: found }
