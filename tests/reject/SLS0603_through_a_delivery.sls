bucket archive {}

function index { code: "./functions/index", handler: "index.handler", runtime: "nodejs22.x" }
function count { code: "./functions/count", handler: "index.handler", runtime: "nodejs22.x" }

delivery raw {}
delivery kept {}

index -> raw -> archive.write { prefix: "raw/!{timestamp:yyyy}/" }
count -> kept -> archive.write { prefix: "kept/" }

archive.created -> index { prefix: "raw/" }
archive.created -> count { prefix: "errors/" }
