zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

record shop { zone: root, name: "shop.example.org", target: "192.0.2.10" }
