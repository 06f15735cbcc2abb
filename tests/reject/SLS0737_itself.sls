zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

record one { zone: root, name: "one.example.com", target: one }
