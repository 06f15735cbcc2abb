function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
charge -> allow("iam:PassRole", on: "arn:aws:iam::111122223333:role/worker", when: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } })
charge -> allow("lambda:CreateFunction", on: "arn:aws:lambda:eu-west-1:111122223333:function:tenant-*")
