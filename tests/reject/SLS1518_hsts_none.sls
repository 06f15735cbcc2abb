site docs { headers: { hsts: none } }
