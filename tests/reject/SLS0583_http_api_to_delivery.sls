api web { auth: "iam" }

bucket archive {}

delivery clicks {}

web["POST /clicks"] -> clicks
clicks -> archive.write
