service images {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

queue uploads {}

function resize { code: "./functions/resize", handler: "app.handler" }

uploads -> resize
resize -> uploads //~ event-loop
