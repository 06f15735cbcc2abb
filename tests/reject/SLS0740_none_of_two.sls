zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
health_check one { url: "https://one.example.net/" }
health_check two { url: "https://two.example.net/" }
health_check both { of: [one, two], healthy: 0 }
record www { zone: root, name: "www.example.com", target: "192.0.2.10", health: both }
