defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
function charge {}
workflow checkout { definition: "./checkout.asl.json", substitutions: { charge: charge } }

checkout -> charge
