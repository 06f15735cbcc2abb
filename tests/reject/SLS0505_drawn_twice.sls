topic accepted {}

function receipt { code: "./functions/receipt", handler: "app.handler", runtime: "python3.13" }
function notify  { code: "./functions/notify", handler: "app.handler", runtime: "python3.13" }

accepted -> [receipt, notify]
accepted -> receipt
//^^^^^^^^^^^^^^^^^
