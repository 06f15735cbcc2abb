zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
health_check up { url: "https://www.example.org/health" }
record www { zone: root, name: "www.example.com", target: "192.0.2.10" }
