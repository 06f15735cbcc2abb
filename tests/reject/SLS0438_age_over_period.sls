schedule often { rate: 5m, max_age: 1h }

function report { code: "./functions/report", handler: "index.handler", runtime: "nodejs22.x" }

often -> report
