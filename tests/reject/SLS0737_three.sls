zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

record one { zone: root, name: "one.example.com", target: two }
record two { zone: root, name: "two.example.com", target: three }
record three { zone: root, name: "three.example.com", target: one }
