zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

record shop { zone: root, name: "shopexample.com", target: "192.0.2.10" }
