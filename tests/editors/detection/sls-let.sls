let tenants = [{ name: "acme" }]
