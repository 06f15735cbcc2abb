service shop { regions: ["eu-west-1"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

bucket old { website: { redirect: "https://www.example.com" } }

record former { zone: root, name: "old.example.com", target: old }
