function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
queue jobs {}

charge -> allow("sqs:PurgeQueue", on: jobs, when: { StringEqual: { "aws:ResourceTag/team": "payments" } })
