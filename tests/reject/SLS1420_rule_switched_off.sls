defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
bus shop {}
function charge {}

shop -> charge { match: { source: ["shop"] }, enabled: false }
