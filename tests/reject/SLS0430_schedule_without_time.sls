schedule nightly {}

function report { code: "./functions/report", handler: "index.handler", runtime: "nodejs22.x" }

nightly -> report
