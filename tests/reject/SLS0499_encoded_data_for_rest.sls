api web { type: "rest", auth: "iam" }

stream clicks {}

web["POST /clicks"] -> clicks { data: "$request.body.record" }
