service fulfilment {}

defaults function { runtime: "python3.13", memory: 256MB }

queue orders { visibility: 30m }

function book_courier { code: "./functions/book_courier", handler: "app.handler", timeout: 300s }

orders -> book_courier { batch: 1 }
