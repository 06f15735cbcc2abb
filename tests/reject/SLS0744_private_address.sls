zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
health_check up { url: "http://10.0.0.1/health" }
record www { zone: root, name: "www.example.com", target: "192.0.2.10", health: up }
