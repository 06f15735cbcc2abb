service checkout {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

queue orders { retries: 5 }

function pay { code: "./functions/pay", handler: "app.handler", timeout: 5s, idempotent: "the order's number is the key" }

function take { code: "./functions/take", handler: "app.handler", timeout: 2m, idempotent: "the order's number is the key" }

workflow settle {
  type: "express"
  timeout: 1m
  steps: [{ name: "pay", call: pay, retry: [{ errors: ["Lambda.ServiceException"], attempts: 2 }] }]
}

orders -> take
take -> settle.call
