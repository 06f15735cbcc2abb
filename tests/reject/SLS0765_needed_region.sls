zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

site docs {}

record www { zone: root, name: "www.example.com", target: docs }
