schedule launch { at: "2027-02-29T08:00:00" }

function open { code: "./functions/open", handler: "index.handler", runtime: "nodejs22.x" }

launch -> open
