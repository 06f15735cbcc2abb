service shop { concurrency_limit: 500 }

function browse { code: "./functions/browse", handler: "app.handler", runtime: "python3.13", concurrency: 300 }
function order  { code: "./functions/order", handler: "app.handler", runtime: "python3.13", concurrency: 200 }
