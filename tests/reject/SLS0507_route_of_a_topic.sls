topic accepted {}

function receipt { code: "./functions/receipt", handler: "app.handler", runtime: "python3.13" }

accepted["POST /orders"] -> receipt
//       ^^^^^^^^^^^^^^
