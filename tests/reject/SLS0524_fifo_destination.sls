function charge { code: "./functions/charge", handler: "index.handler", runtime: "nodejs22.x" }
topic orders {}
queue failed { fifo: true }

orders -> charge
charge.failure -> failed
