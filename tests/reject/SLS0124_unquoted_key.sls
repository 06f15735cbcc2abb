let headers = { content-type: "application/json" }
//              ^ "content-type"

let pages = { 404: "missing.html" }
