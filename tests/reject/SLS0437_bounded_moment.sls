schedule launch { at: "2027-03-01T08:00:00", end: "2027-04-01T00:00:00" }

function open { code: "./functions/open", handler: "index.handler", runtime: "nodejs22.x" }

launch -> open
