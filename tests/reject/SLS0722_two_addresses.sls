zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
record one { zone: root, name: "www.example.com", target: "192.0.2.10" }
record two { zone: root, name: "www.example.com", target: "192.0.2.20" }
