topic commands {}
function handle { code: "./functions/handle", handler: "app.handler", runtime: "python3.13" }
function spy { code: "./functions/spy", handler: "app.handler", runtime: "python3.13" }

commands -> [handle, spy]

expect commands only feeds handle
