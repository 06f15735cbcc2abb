service shop { lints: { "broken-order": "warn" } }

defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
queue entries { fifo: true }
function book {}

entries -> book
