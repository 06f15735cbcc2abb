service shop { regions: ["eu-central-1"] }

table users { key: { id: string }, name: "users" }
function report { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
schedule nightly { rate: 1d, active: "home" }

nightly -> report
users.changes -> report { active: "home" }
