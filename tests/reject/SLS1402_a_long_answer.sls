service shop { lints: { "long-request": "warn" } }

defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
api public { auth: "none" }
function report { timeout: 25s }

public["POST /reports"] -> report
