service shop { regions: ["us-east-1"] }

queue orders {}
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

orders -> charge

expect orders survives loss of "us-east-2"
//                             ^^^^^^^^^^^
