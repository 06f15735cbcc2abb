api public { auth: "none" }

function user { code: "./functions/user", handler: "index.handler", runtime: "nodejs22.x" }

public["/users/{id}"] -> user
//     ^^^^^^^^^^^^^
