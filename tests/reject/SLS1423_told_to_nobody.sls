service shop { lints: { "unheard-failures": "warn" } }

defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
topic orders {}
topic failed {}
function charge {}

orders -> charge
charge.failure -> failed
