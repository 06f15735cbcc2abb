site docs { headers: { csp: "defualt-src 'self'" } }
