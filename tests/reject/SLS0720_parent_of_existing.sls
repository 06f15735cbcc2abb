zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
zone staging { name: "staging.example.com", id: "Z9876543210ABCDEFGHIJ", parent: root }
