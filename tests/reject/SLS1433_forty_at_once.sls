defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
function resize { timeout: 30s, concurrency: 5 }
workflow album {
  timeout: 1h
  steps: [{ name: "each", map: "$.photos", steps: [{ name: "resize", call: resize }] }]
}
