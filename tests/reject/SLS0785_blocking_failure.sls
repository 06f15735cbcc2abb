table accounts { key: { id: string }, changes: "new image" }
function book { code: "./functions/book", handler: "app.handler", runtime: "python3.13", failures: none }

accounts.changes -> book

expect book isolates failures
