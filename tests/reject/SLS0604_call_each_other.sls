function stock { inline: "exports.handler = async () => {}", runtime: "nodejs22.x", timeout: 22s }
function price { inline: "exports.handler = async () => {}", runtime: "nodejs22.x", timeout: 20s }
function shop { inline: "exports.handler = async () => {}", runtime: "nodejs22.x", timeout: 25s }

shop -> price.call
price -> stock.call
stock -> price.call
