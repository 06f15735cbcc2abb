topic accepted {}

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

accepted -> charge { filter: { total: { abve: 0 } } }
