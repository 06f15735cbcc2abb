site app { spa: true, errors: { "404": "404.html" } }
