defaults function { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
queue orders { retries: 8 }
function take { timeout: 2m }
function charge { timeout: 10s }
workflow checkout {
  type: "express"
  timeout: 1m
  steps: [{ name: "pay", call: charge, retry: [{ errors: ["States.ALL"], attempts: 5 }] }]
}

orders -> take
take -> checkout.call
