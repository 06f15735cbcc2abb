function visit { code: "./functions/visit", handler: "app.handler", runtime: "python3.13" }

stream clicks {}

bucket archive {}

delivery visits {}

clicks -> visits -> archive.write
visit -> visits
