service invoices {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

queue printing { retries: 2 } //~ few-retries

function print { code: "./functions/print", handler: "app.handler" }

printing -> print { concurrency: 2 }
