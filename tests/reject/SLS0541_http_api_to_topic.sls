api web { auth: "iam" }

topic news {}

web["POST /news"] -> news
