zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
health_check up { url: "https://one.example.net/health" }

record www {
  zone: root, name: "www.example.com", policy: "weighted"
  answers: [{ target: "192.0.2.10", weight: 90, health: up }, { target: "192.0.2.20", weight: 10, health: up }]
}
