stream clicks {}

function a { code: "./functions/a", handler: "app.handler", runtime: "python3.13" }
function b { code: "./functions/b", handler: "app.handler", runtime: "python3.13" }
function c { code: "./functions/c", handler: "app.handler", runtime: "python3.13" }
function d { code: "./functions/d", handler: "app.handler", runtime: "python3.13" }
function e { code: "./functions/e", handler: "app.handler", runtime: "python3.13" }
function f { code: "./functions/f", handler: "app.handler", runtime: "python3.13" }

clicks -> [a, b, c, d, e, f]
