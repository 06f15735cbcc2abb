api shop { auth: "none", throttle: none }
function browse { code: "./functions/browse", handler: "app.handler", runtime: "python3.13" }

shop["GET /items"] -> browse
