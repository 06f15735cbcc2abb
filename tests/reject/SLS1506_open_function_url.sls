function ping { code: "./functions/ping", handler: "app.handler", runtime: "python3.13", url: { auth: "none" } }
function inside { code: "./functions/inside", handler: "app.handler", runtime: "python3.13", url: { auth: "iam" } }
