service shop { lints: { "mixed-failures": "warn" } }

defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
queue failed { retention: 14d, dead_letters: none }
queue orders { dead_letters: failed }
topic news {}
function charge { failures: failed }

orders -> charge
news -> charge
