queue orders {}
pipe again {}
queue returns {}

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

returns -> again -> orders
orders -> charge -> returns
