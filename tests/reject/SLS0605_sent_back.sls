queue orders {}
function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
function again { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

orders -> charge
orders.dead -> again
again -> orders
