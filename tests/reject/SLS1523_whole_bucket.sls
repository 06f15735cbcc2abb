service shop { lints: { "wide-access": "warn" } }

bucket uploads {}
function resize { code: "./functions/resize", handler: "app.handler", runtime: "python3.13" }

uploads.created -> resize { prefix: "in/" }
resize -> uploads.read
