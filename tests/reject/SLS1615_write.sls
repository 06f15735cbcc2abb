service s { lints: { "same-code-other-rights": "warn" } }

table notes { key: { id: string } }
defaults function { code: "./functions/notes", handler: "app.handler", runtime: "python3.13" }
function read {}
function write {}

read -> notes.read
write -> [notes.read, notes.put]
