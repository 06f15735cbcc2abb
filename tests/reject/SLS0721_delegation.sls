zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ", delegations: { "example.com": ["ns-1.example.net", "ns-2.example.net"] } }
