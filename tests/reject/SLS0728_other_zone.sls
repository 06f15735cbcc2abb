zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
zone other { name: "example.org", id: "Z9876543210ABCDEFGHIJ" }

record www { zone: root, name: "www.example.com", target: "192.0.2.10" }
record org { zone: other, name: "www.example.org", target: www }
