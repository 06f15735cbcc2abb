service s { regions: ["us-east-1", "us-west-1"] }
queue orders { in: ["us-east-1"] }
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13", in: ["us-west-1"] }
@allow(SLS0706, "nothing is lost")
orders -> charge
