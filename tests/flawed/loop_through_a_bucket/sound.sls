service website {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

bucket pages {}

function set_headers { code: "./functions/set_headers", handler: "app.handler" }

pages.created -> set_headers { prefix: "in/" }
set_headers -> pages.read { prefix: "in/" }
set_headers -> pages.write { prefix: "out/" }
