defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
function shop { timeout: 20s, concurrency: 50 }
function price { timeout: 8s, concurrency: 5 }

shop -> price.call
