zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

output servers = root.name_servers
