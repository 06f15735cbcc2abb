zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
record www { zone: root, name: "example.com", type: "CNAME", target: "shop.example.net" }
