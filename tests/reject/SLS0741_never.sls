zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

record www { zone: root, name: "www.example.com", target: "192.0.2.10", rto: 5m }
