service s { lints: { "untraced-hop": "warn" } }

queue orders {}
topic accepted { email: ["shop@example.com"] }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", tracing: false }
orders -> charge -> accepted
