defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
schedule tick { rate: 1m }
function sweep { timeout: 5m }

tick -> sweep
