zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

zone again { name: "example.com", parent: root }
