secret token {}
function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x", env: { TOKEN: token.name } }
