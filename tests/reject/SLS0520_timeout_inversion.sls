function front { code: "./functions/front", handler: "index.handler", runtime: "nodejs22.x", timeout: 5s }
function price { code: "./functions/price", handler: "index.handler", runtime: "nodejs22.x", timeout: 10s }

front -> price.call
