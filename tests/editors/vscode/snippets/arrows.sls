// Arrows, and rights that no arrow says.
defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }

topic source {}
function target {}
source -> target

function handler {}
api api { auth: "none" }
api["GET /path"] -> handler

function function {}
function -> allow("ses:SendEmail", on: "arn:${aws.partition}:ses:${aws.region}:${aws.account_id}:identity/example.com")
