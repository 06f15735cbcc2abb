bucket reports { versioning: false }
bucket inbox {}
schedule nightly { cron: "0 2 * * ? *" }
function tidy { code: "./functions/tidy", handler: "app.handler", runtime: "python3.13" }

nightly -> tidy -> [reports.delete, inbox.delete]
