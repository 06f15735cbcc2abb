bucket pages { website: { index: "index.html" } }
schedule nightly { cron: "0 2 * * ? *" }
function report { code: "./functions/report", handler: "app.handler", runtime: "python3.13" }

nightly -> report -> pages.write
