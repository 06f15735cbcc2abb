api public { auth: "none" }

function user { code: "./functions/user", handler: "index.handler", runtime: "nodejs22.x" }

public["GET /users/{id"] -> user
//     ^^^^^^^^^^^^^^^^
