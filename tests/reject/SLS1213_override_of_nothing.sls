zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ", cloudformation: { HostedZoneConfig: { Comment: "ours" } } }
