site docs { headers: { custom: { "X-Frame-Options": "DENY" } } }
