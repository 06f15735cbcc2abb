schedule season { rate: 1h, start: "2027-06-01T00:00:00", end: "2027-05-01T00:00:00" }

function count { code: "./functions/count", handler: "index.handler", runtime: "nodejs22.x" }

season -> count
