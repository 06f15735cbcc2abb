function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
table users { key: { id: string } }

charge -> users.read
charge -> allow("dynamodb:GetItem", on: users)
