import { backend } from "std:compound"

defaults function { runtime: "python3.13" }

api app { type: "http", auth: "iam" }
table bookings { key: { id: string } }

function create { code: "./functions/create", handler: "app.handler" }
function read { code: "./functions/read", handler: "app.handler" }

backend rooms { front: app, path: "/bookings", store: bookings, create: create, read: read }

read -> bookings.update
