import { fan_out } from "std:orchestration"

bucket uploads {}

defaults function { runtime: "python3.13", timeout: 30s }

function resize { code: "./functions/resize", handler: "app.handler" }
function label  { code: "./functions/label", handler: "app.handler" }
function audit  { code: "./functions/audit", handler: "app.handler" }

fan_out on_upload { source: uploads.created, workers: [resize, label], retries: 8 }

on_upload.topic -> audit
