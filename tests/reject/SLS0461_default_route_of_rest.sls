api web { type: "rest", auth: "none" }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["$default"] -> greet
