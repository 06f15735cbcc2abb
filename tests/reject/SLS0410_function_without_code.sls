function ping { handler: "index.handler", runtime: "nodejs22.x" }
