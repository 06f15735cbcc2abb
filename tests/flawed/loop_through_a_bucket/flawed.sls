service website {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

bucket pages {}

function set_headers { code: "./functions/set_headers", handler: "app.handler" }

pages.created -> set_headers
set_headers -> [pages.read, pages.write] //~ endless-loop
