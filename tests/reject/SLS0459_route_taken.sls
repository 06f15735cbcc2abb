api web { auth: "none" }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

function wave { code: "./functions/wave", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello"] -> greet
web["GET /hello"] -> wave
