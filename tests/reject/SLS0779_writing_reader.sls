table view { key: { id: string } }
function query { code: "./functions/query", handler: "app.handler", runtime: "python3.13" }

query -> [view.read, view.write]

expect query only reads view
