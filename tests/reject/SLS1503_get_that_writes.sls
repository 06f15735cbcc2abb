api shop { auth: "iam" }
table orders { key: { id: string } }
queue wishes {}
function confirm { code: "./functions/confirm", handler: "app.handler", runtime: "python3.13" }
function edit { code: "./functions/edit", handler: "app.handler", runtime: "python3.13" }

shop["GET /orders/{id}/confirm"] -> confirm -> orders.update
shop["GET /wish"] -> wishes

// This one needs the arrow for its PUT.
shop["GET /orders/{id}"] -> edit
shop["PUT /orders/{id}"] -> edit
edit -> [orders.read, orders.put]
