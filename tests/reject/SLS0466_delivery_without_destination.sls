function visit { code: "./functions/visit", handler: "app.handler", runtime: "python3.13" }

delivery clicks {}

visit -> clicks
