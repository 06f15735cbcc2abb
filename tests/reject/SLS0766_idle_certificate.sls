zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

certificate wildcard { name: "*.example.com", zone: root }

site docs { certificate: wildcard }
