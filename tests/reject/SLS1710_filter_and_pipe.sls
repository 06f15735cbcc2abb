table orders { key: { id: string }, changes: "new image" }
table parcels { key: { id: string }, changes: "keys" }
queue news {}
pipe tell {}
function refund { code: "./functions/refund", handler: "app.handler", runtime: "python3.13" }
function send { code: "./functions/send", handler: "app.handler", runtime: "python3.13" }

orders.changes -> refund { filter: { dynamodb: { OldImage: { state: { S: ["paid"] } } } } }

parcels.changes -> tell
tell -> news { input: { id: "<$.dynamodb.Keys.id.S>", place: "<$.dynamodb.NewImage.place.S>" } }
news -> send
