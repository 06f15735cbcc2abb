zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

record mail { zone: root, name: "mail.example.com", type: "TXT", target: "v=spf1 -all" }
record www { zone: root, name: "www.example.com", target: mail }
