schedule nightly { cron: "0 2 * * *" }

function report { code: "./functions/report", handler: "index.handler", runtime: "nodejs22.x" }

nightly -> report
