service s { lints: { "fan-out-in-code": "warn" } }

queue billing {}
queue shipping {}
queue statistics {}
function announce { code: "./functions/announce", handler: "app.handler", runtime: "python3.13" }

announce -> [billing, shipping, statistics]
