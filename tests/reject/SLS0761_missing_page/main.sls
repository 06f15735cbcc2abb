site docs { content: "./public", errors: { "404": "missing.html" } }
