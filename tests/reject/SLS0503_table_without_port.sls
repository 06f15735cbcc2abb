table users { key: { id: string } }

function profile { code: "./functions/profile", handler: "app.handler", runtime: "python3.13" }

profile -> users
//         ^^^^^
