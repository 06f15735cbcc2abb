/// Every form of a health check.
zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

queue orders {}

alarm stuck { when: orders.age > 5m for 5m, notify: none }

health_check page { url: "https://www.example.org/index.html?check=1", match: "Welcome", sni: false }
health_check plain { url: "http://192.0.2.10:8080/health", interval: 10s, failures: 2 }
health_check port { tcp: "db.example.org:5432", inverted: true }
health_check spare { tcp: "192.0.2.20:443" }
health_check worked { alarm: stuck, missing: "healthy" }
health_check most { of: [page, plain, worked], healthy: 2, tags: { team: "shop" } }
health_check every { of: [port, spare] }

record www {
  zone: root, name: "www.example.com", policy: "weighted"
  answers: [
    { id: "most", target: "192.0.2.10", weight: 3, health: most }
    { id: "every", target: "192.0.2.20", weight: 1, health: every }
  ]
}

output check = page.id
