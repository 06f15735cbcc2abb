defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
function shop { timeout: 15s }
function price { timeout: 8s }
function stock { timeout: 8s }

shop -> price.call
shop -> stock.call
