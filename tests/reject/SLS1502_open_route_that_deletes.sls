api notes { auth: "none" }
table kept { key: { id: string } }
bucket pictures {}
function forget { code: "./functions/forget", handler: "app.handler", runtime: "python3.13" }
function read { code: "./functions/read", handler: "app.handler", runtime: "python3.13" }

notes["DELETE /notes/{id}"] -> forget -> [kept.delete, pictures.delete]
notes["GET /notes/{id}"]    -> read -> kept.read
