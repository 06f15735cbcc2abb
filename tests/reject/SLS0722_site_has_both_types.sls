service company { regions: ["us-east-1"] }
zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
site shop {}

record www { zone: root, name: "www.example.com", target: shop }
record six { zone: root, name: "www.example.com", type: "AAAA", target: "2001:db8::10" }
