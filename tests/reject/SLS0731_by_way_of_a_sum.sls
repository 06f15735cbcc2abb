zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
health_check up { url: "https://www.example.com/health" }
health_check other { tcp: "192.0.2.10:443" }
health_check both { of: [up, other] }

record www {
  zone: root, name: "www.example.com", policy: "failover"
  primary:   { target: "192.0.2.10", health: both }
  secondary: { target: "192.0.2.20" }
}
