api web { auth: "iam" }

stream clicks {}

web["POST /clicks"] -> clicks
