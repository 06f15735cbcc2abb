queue accounts {}
function settle { code: "./functions/settle", handler: "app.handler", runtime: "python3.13", concurrency: 1 }

accounts -> settle
