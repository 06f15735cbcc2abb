schedule often { rate: 1m }
table orders { key: { id: string } }
function look { code: "./functions/look", handler: "app.handler", runtime: "python3.13" }

often -> look -> orders.scan
