topic orders {}
queue retried { dead_letters: none }
function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x", failures: retried }
pipe again {}

orders -> charge
retried -> again -> orders
