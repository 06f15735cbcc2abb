// An arrow with options.
defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }

queue source {}
function target {}
source -> target { batch: 10 }
