zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
health_check up { url: "https://one.example.net/health" }

record www {
  zone: root, name: "www.example.com", policy: "failover"
  primary:   { target: "192.0.2.10", health: up }
  secondary: { target: "192.0.2.10" }
}
