api web { auth: "iam" }

queue orders {}

function charge { code: "./functions/charge", handler: "index.handler", runtime: "nodejs22.x" }

orders -> charge

web["POST /orders"] -> orders { group: "all" }
