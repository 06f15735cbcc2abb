schedule often { rate: 1h, cron: "0 2 * * ? *" }

function report { code: "./functions/report", handler: "index.handler", runtime: "nodejs22.x" }

often -> report
