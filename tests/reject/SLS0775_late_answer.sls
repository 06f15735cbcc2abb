defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }

api web { auth: "none" }
function front { timeout: 20s }
function deep { timeout: 10s }

web["GET /front"] -> front -> deep.call

expect web["GET /front"] answers within 29s
