zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
record www { zone: root, name: "www.example.com", type: "CNAME", target: ["a.example.net", "b.example.net"] }
