/// One route, one function: the smallest service that answers.
service hello {}

api web { auth: "none" }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello/{name}"] -> greet

output url = web.url
