service reports {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

function report { code: "./functions/report", handler: "app.handler", logs: none } //~ endless-log

schedule nightly { rate: 1d }

nightly -> report
