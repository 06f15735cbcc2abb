let retries = 6
let patience = 30m

queue orders { retries: retries }
queue incoming { retries: retries }

function sort_mail { code: "./functions/sort_mail", handler: "app.handler", runtime: "python3.13" }

incoming -> sort_mail -> orders
