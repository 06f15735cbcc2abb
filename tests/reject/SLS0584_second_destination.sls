function visit { code: "./functions/visit", handler: "app.handler", runtime: "python3.13" }

bucket archive {}
bucket lake {}

delivery clicks {}

visit -> clicks -> [archive.write, lake.write]
