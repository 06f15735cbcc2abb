service projects {}

api front { auth: "iam" }
table comments { key: { project: string, id: string }, recovery: 35d }

function comment { code: "./functions/comment", handler: "app.handler", runtime: "python3.13", memory: 256MB, timeout: 5s }

front["POST /projects/{project}/comments"] -> comment -> comments.write
