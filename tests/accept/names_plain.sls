/// Records without a policy, of several types.
zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

input owner: string { description: "The proof of who owns the domain" }

record apex { zone: root, name: "example.com", target: ["192.0.2.10", "192.0.2.20"], ttl: 5m }
record six { zone: root, name: "example.com", type: "AAAA", target: "2001:db8::10" }
record mail { zone: root, name: "example.com", type: "MX", target: ["10 mx1.example.net", "20 mx2.example.net"], ttl: 1h }
record policy { zone: root, name: "example.com", type: "TXT", target: ["v=spf1 include:example.net -all", owner] }
record authorities { zone: root, name: "example.com", type: "CAA", target: ["0 issue \"amazon.com\"", "0 issuewild \";\""] }
record www { zone: root, name: "www.example.com", type: "CNAME", target: "example.com" }
record everything { zone: root, name: "*.apps.example.com", target: "192.0.2.30" }
record again { zone: root, name: "again.example.com", target: apex, target_health: false }

/// A key longer than the 255 characters that one piece of text may have.
record signature {
  zone: root, name: "mail._domainkey.example.com", type: "TXT"
  target: "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu5oIUrFDWZK7F4thFxpZa2or6jBEX3cSL6b2TJdPkO5iNn9vHNXhNX31nOefN8FksX94YbLJ8NHcFPbaZTW8R2HthYxRaCyqodxlLHibg8aHdfa+bxKeiI/xABRuAM0WG0JEDSyakMFqIO40ghj/h7DUc/4OXNdeQhrKDTlgf2bd+FjpJ3bNAFcMYa3Oeju33b2Tp+PdtqIwXRAksfuXh7m0kuyavp3Yaokjtd5MwIDAQAB"
}

output names = "${apex.name} ${www.name}"
