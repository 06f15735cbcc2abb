service interactions {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

stream records { retention: 1d }

function store { code: "./functions/store", handler: "app.handler", idempotent: "by the record's number" }

records -> store { retries: 5 }
