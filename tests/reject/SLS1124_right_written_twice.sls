function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
table users { key: { id: string } }

charge -> allow("dynamodb:DescribeTable", on: users)
charge -> allow(["dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive"], on: users)
