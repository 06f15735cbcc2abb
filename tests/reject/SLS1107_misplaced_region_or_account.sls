function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
charge -> allow("iam:GetRole", on: "arn:aws:iam:eu-west-1:111122223333:role/worker")
