schedule often { rate: 90s }

function report { code: "./functions/report", handler: "index.handler", runtime: "nodejs22.x" }

often -> report
