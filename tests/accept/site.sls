/// A site with a name, an older address that leads to it, and copies of what was ordered.
service shop { regions: ["eu-west-1", "us-east-1"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

site window { content: "./public", errors: { "404": "404.html" }, failover: { host: "www.example.net" } }

record www { zone: root, name: "www.example.com", target: window }
record old { zone: root, name: "old.example.com", target: former }

bucket former { name: "old.example.com", website: { redirect: "https://www.example.com" }, in: ["eu-west-1"] }
bucket pages { website: { index: "index.html" }, in: ["eu-west-1"] }
bucket orders { replicate: "both ways" }
