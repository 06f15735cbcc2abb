let line = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
let block = "${line}${line}${line}${line}${line}${line}${line}${line}"
let page = "${block}${block}${block}${block}${block}${block}${block}${block}"

function ping { code: "./functions/ping", handler: "index.handler", runtime: "nodejs22.x", env: { RULES: page } }
