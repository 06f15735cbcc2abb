service company { regions: ["us-east-1"] }
zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
health_check up { url: "https://one.example.net/health" }
site one {}
site two {}

record www {
  zone: root, name: "www.example.com", policy: "failover"
  primary:   { target: one, health: up }
  secondary: { target: two }
}
