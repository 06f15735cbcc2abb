service tenants {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

function provision { code: "./functions/provision", handler: "app.handler" }

provision -> allow("iam:PassRole", on: "arn:aws:iam::111122223333:role/worker", when: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } }) //~ privilege-escalation
provision -> allow("lambda:CreateFunction", on: "arn:aws:lambda:eu-west-1:111122223333:function:tenant-*")
