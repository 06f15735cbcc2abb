queue orders {}
function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

orders -> charge
charge -> orders
