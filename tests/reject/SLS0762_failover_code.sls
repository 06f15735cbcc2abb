site docs { failover: { host: "www.example.net", codes: [404, 418] } }
