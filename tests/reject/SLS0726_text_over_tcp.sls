zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
health_check up { tcp: "www.example.org:443", match: "fine" }
record www { zone: root, name: "www.example.com", target: "192.0.2.10", health: up }
