service s { lints: { "direct-event": "warn" } }

defaults function { runtime: "python3.13", code: "./functions/orders" }
function order { handler: "order.handler" }
function receipt { handler: "receipt.handler" }
order -> receipt
