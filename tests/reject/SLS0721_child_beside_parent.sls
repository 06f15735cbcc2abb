zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

zone shop { name: "shop.example.org", parent: root }
