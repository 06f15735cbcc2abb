function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
charge -> allow("iam:PassRole", on: "arn:aws:iam::111122223333:role/worker")
