table orders { key: { id: string } }
topic placed {}
function place { code: "./functions/place", handler: "app.handler", runtime: "python3.13" }

place -> [orders.write, placed]

expect place only writes orders
