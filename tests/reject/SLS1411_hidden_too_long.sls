defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
queue reminders { delay: 15m, retention: 10m }
function remind {}

reminders -> remind
