service shop { regions: ["eu-west-1", "eu-central-1"] }

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

charge -> allow("sns:Publish", on: "arn:aws:sns:eu-west-1:111122223333:alarms")
