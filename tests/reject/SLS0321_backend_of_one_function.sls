import { backend } from "std:compound"

api app { type: "http", auth: "iam" }
table bookings { key: { id: string } }

function all { code: "./functions/all", handler: "app.handler", runtime: "python3.13" }

backend rooms { front: app, path: "/bookings", store: bookings, create: all, remove: all }
