service tenants {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

function provision { code: "./functions/provision", handler: "app.handler" }

provision -> allow("lambda:UpdateAlias", on: "arn:aws:lambda:eu-west-1:111122223333:function:tenant-*")
