function front { code: "./functions/front", handler: "index.handler", runtime: "nodejs22.x", timeout: 15s }
function price { code: "./functions/price", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }
function tax { code: "./functions/tax", handler: "index.handler", runtime: "nodejs22.x", timeout: 5s }

front -> price.call
price -> tax.call
