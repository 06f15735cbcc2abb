function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x", env: { REFUND: refund.name } }
function refund { inline: "exports.handler = async () => {}", runtime: "nodejs22.x", env: { CHARGE: charge.name } }
