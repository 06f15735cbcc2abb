site docs { errors: { "418": "teapot.html" } }
