import { fan_out } from "std:orchestration"

topic uploads {}

function resize { code: "./functions/resize", handler: "app.handler", runtime: "python3.13" }

// A topic cannot send to a topic, and `fan_out` begins with one.
fan_out on_upload { source: uploads, workers: [resize] }
//      ^^^^^^^^^
