import { fan_out } from "std:orchestration"

bucket uploads {}

function resize { code: "./functions/resize", handler: "app.handler", runtime: "python3.13" }
function index  { code: "./functions/index", handler: "app.handler", runtime: "python3.13" }

fan_out on_upload { source: uploads.created, workers: [resize] }

on_upload -> index
// ^^^^^^
