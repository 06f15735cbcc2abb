let receipts = "https://sqs.eu-central-1.amazonaws.com/123456789012/receipts"

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

charge -> receipts
//        ^^^^^^^^
