site docs { headers: { csp: "default-src self" } }
