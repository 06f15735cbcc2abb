api shop { auth: "iam" }
function stock { code: "./functions/stock", handler: "app.handler", runtime: "python3.13", env: { PRICES: "${shop.url}/prices" } }
function prices { code: "./functions/prices", handler: "app.handler", runtime: "python3.13" }

shop["GET /stock"] -> stock
shop["GET /prices"] -> prices

expect stock never calls shop
