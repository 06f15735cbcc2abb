table accounts { key: { id: string }, changes: "new image" }
queue moves {}
function book { code: "./functions/book", handler: "app.handler", runtime: "python3.13" }

accounts.changes -> book -> moves

expect book keeps order
